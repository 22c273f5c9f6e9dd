package dhcp.server.engine;

import dhcp.net.Ipv4Address;

/**
 * Which addresses were asked for on the link, and when (RFC 2131 section 3.1(2), RFC 5227). An
 * address that nobody answered for counts as silent for a while; whoever answers is put into
 * quarantine elsewhere. A table of fixed size: an entry that is overwritten is asked for again.
 */
final class ProbeLedger {
  /** How long the link is given to answer. */
  static final int ANSWER_MILLIS = 50;

  /** The same where the address was silent before, as it nearly always will be again. */
  static final int AGAIN_MILLIS = 20;

  /** How long silence is believed. */
  static final long VALID_MILLIS = 30_000;

  /**
   * A link on which fewer new addresses are offered in a second is quiet: there an offer may wait.
   * More is load, and offers go at once, lest the wait of some be what all are measured by.
   */
  private static final int QUIET = 50;

  private static final int PLACES = 1 << 14;

  private final int[] address = new int[PLACES];
  private final long[] probedAt = new long[PLACES];
  private final int probesPerSecond;
  private long second = Long.MIN_VALUE;
  private int probes;
  private int offers;
  private int offersBefore;

  ProbeLedger(int probesPerSecond) {
    this.probesPerSecond = probesPerSecond;
  }

  /** Whether the address was asked for lately, answered or not yet. */
  boolean isFresh(Ipv4Address candidate, long now) {
    return ageOf(candidate, now) < VALID_MILLIS;
  }

  /** How long until silence about the address means something: 0 when it does, or nobody asked. */
  int waitMillis(Ipv4Address candidate, long now) {
    long age = ageOf(candidate, now);
    return age < ANSWER_MILLIS ? (int) (ANSWER_MILLIS - age) : 0;
  }

  /** Whether one more probe may leave in this second. */
  boolean mayProbe(long now) {
    turn(now);
    return probes < probesPerSecond;
  }

  /** Whether an offer may be made to wait: few were made in this second and in the one before. */
  boolean mayWait(long now) {
    turn(now);
    return offers < QUIET && offersBefore < QUIET;
  }

  /** Notes that a new address is offered. */
  void offered(long now) {
    turn(now);
    offers++;
  }

  /** Notes that a probe leaves now. */
  void probed(Ipv4Address candidate, long now) {
    turn(now);
    probes++;
    int place = place(candidate);
    address[place] = candidate.bits();
    probedAt[place] = now;
  }

  private void turn(long now) {
    if (now / 1000 != second) {
      offersBefore = now / 1000 == second + 1 ? offers : 0;
      offers = 0;
      second = now / 1000;
      probes = 0;
    }
  }

  private long ageOf(Ipv4Address candidate, long now) {
    int place = place(candidate);
    return address[place] == candidate.bits() ? now - probedAt[place] : Long.MAX_VALUE;
  }

  /** Neighbours fall into neighbouring places, so that a look ahead does not overwrite itself. */
  private static int place(Ipv4Address candidate) {
    return candidate.bits() & PLACES - 1;
  }
}

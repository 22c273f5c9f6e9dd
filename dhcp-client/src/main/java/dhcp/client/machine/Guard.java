package dhcp.client.machine;

/**
 * The address in use, as ARP sees it (RFC 5227 sections 2.3 and 2.4).
 *
 * @param announcements how many are still to be sent
 * @param announceAt when the next one is, or {@link State#NEVER}
 * @param defendedAt when it was last defended, or {@link #NOT_YET}
 */
public record Guard(int announcements, long announceAt, long defendedAt) {
  /** ANNOUNCE_NUM of RFC 5227 section 1.1. */
  static final int ANNOUNCEMENTS = 2;

  /** ANNOUNCE_INTERVAL, milliseconds. */
  static final long ANNOUNCE_INTERVAL = 2_000;

  /** DEFEND_INTERVAL, milliseconds. */
  static final long DEFEND_INTERVAL = 10_000;

  static final long NOT_YET = Long.MIN_VALUE;

  /** Nothing is announced any more. */
  static final Guard QUIET = new Guard(0, State.NEVER, NOT_YET);

  /** The first announcement was sent now. */
  Guard announcing(long now) {
    return new Guard(ANNOUNCEMENTS - 1, now + ANNOUNCE_INTERVAL, defendedAt);
  }

  Guard announced(long now) {
    int left = announcements - 1;
    return new Guard(left, left > 0 ? now + ANNOUNCE_INTERVAL : State.NEVER, defendedAt);
  }

  /** What is still to be announced is not: nothing is while the address is being verified. */
  Guard silenced() {
    return new Guard(0, State.NEVER, defendedAt);
  }

  Guard defended(long now) {
    return new Guard(announcements, announceAt, now);
  }

  /** Whether a conflict now is one too many: a second within the interval. */
  boolean givesUp(long now) {
    return defendedAt != NOT_YET && now - defendedAt < DEFEND_INTERVAL;
  }
}

package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * T1, T2 and the end of a lease (RFC 2131 section 4.4.5), whatever the server said: always in
 * order, spread a little so that clients that were bound together do not renew together, and T1
 * never within the first second, so that no server can make a client renew without pause.
 */
final class TimesReader {
  /** An infinite lease (section 3.3). */
  private static final long INFINITE = 0xffff_ffffL;

  private static final long SECOND = 1_000;

  /** The spread: so much of the time to T1, but no more than a second either way. */
  private static final long SPREAD_PART = 40;

  private TimesReader() {}

  static LeaseTimes read(DhcpMessage ack, long start, RandomGenerator random) {
    long seconds = ack.get(Options.LEASE_TIME).orElse(INFINITE);
    if (seconds == INFINITE) {
      return new LeaseTimes(start, LeaseTimes.NEVER, LeaseTimes.NEVER, LeaseTimes.NEVER);
    }
    long length = seconds * SECOND;
    long rebind = rebind(ack, length);
    long renew = renew(ack, rebind, length);
    if (renew >= rebind) {
      rebind = length * 7 / 8;
      renew = length / 2;
    }
    renew = Math.min(Math.max(spread(renew, random), SECOND), length);
    rebind = Math.min(Math.max(spread(rebind, random), renew + SECOND), length);
    return new LeaseTimes(start, start + renew, start + rebind, start + length);
  }

  /** Option 59 where it makes sense, else seven eighths of the lease. */
  private static long rebind(DhcpMessage ack, long length) {
    return said(ack.get(Options.REBINDING_TIME), length).orElse(length * 7 / 8);
  }

  /** Option 58 where it makes sense, else half of the lease or the same share of an earlier T2. */
  private static long renew(DhcpMessage ack, long rebind, long length) {
    return said(ack.get(Options.RENEWAL_TIME), length).orElse(Math.min(length / 2, rebind * 4 / 7));
  }

  private static Optional<Long> said(Optional<Long> seconds, long length) {
    return seconds.map(s -> s * SECOND).filter(millis -> millis > 0 && millis < length);
  }

  private static long spread(long millis, RandomGenerator random) {
    long most = Math.min(millis / SPREAD_PART, SECOND);
    return millis - most + random.nextLong(2 * most + 1);
  }
}

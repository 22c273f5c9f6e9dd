package dhcp.server.engine;

import java.time.Duration;

/**
 * How long addresses are held for other reasons than a lease.
 *
 * @param offer an offer that nobody answers (RFC 2131 section 3.1(2)); in memory only
 * @param declined an address that its client found in use (RFC 2131 section 4.3.3)
 * @param conflict an address that the server itself saw in use
 * @param remembered how long after its end a lease is remembered for its client; it is forgotten
 *     earlier only when no other address is left
 */
public record HoldTimes(Duration offer, Duration declined, Duration conflict, Duration remembered) {
  /** 60 s, 1 h, 10 min and 30 days. */
  public static final HoldTimes DEFAULT =
      new HoldTimes(
          Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofDays(30));

  public HoldTimes {
    for (Duration time : new Duration[] {offer, declined, conflict, remembered}) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("a hold time must be more than zero, not " + time);
      }
    }
  }
}

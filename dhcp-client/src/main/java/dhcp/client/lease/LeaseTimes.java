package dhcp.client.lease;

/**
 * When a lease is to be renewed, rebound and left: T1, T2 and the end (RFC 2131 section 4.4.5).
 *
 * <p>All are milliseconds of the client's monotonic clock; {@link #NEVER} stands for what an
 * infinite lease does not have. They are ordered: start, renewal, rebinding, end.
 *
 * @param start when the request that was answered left the client; the lease is counted from here
 * @param renewAt T1, when the server that gave the lease is asked to extend it
 * @param rebindAt T2, when every server is asked
 * @param endsAt when the address may no longer be used
 */
public record LeaseTimes(long start, long renewAt, long rebindAt, long endsAt) {
  /** Later than any time of the clock. */
  public static final long NEVER = Long.MAX_VALUE;

  public LeaseTimes {
    if (start > renewAt || renewAt > rebindAt || rebindAt > endsAt) {
      throw new IllegalArgumentException(
          "lease times are not in order: "
              + start
              + ", "
              + renewAt
              + ", "
              + rebindAt
              + ", "
              + endsAt);
    }
  }

  public boolean isInfinite() {
    return endsAt == NEVER;
  }

  public boolean isOver(long now) {
    return now >= endsAt;
  }

  /** The same with T1 and T2 put off to a time, but never beyond the end. */
  public LeaseTimes renewedNotBefore(long time) {
    long earliest = Math.min(time, endsAt);
    return new LeaseTimes(start, Math.max(renewAt, earliest), Math.max(rebindAt, earliest), endsAt);
  }

  /** The same times on a clock that shows so many milliseconds more; infinite ones stay so. */
  public LeaseTimes plus(long millis) {
    return new LeaseTimes(
        start + millis, later(renewAt, millis), later(rebindAt, millis), later(endsAt, millis));
  }

  private static long later(long time, long millis) {
    return time == NEVER ? NEVER : time + millis;
  }
}

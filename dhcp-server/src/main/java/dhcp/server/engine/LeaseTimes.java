package dhcp.server.engine;

/**
 * How long leases last, in seconds of 1 to 2^32-1, of which the highest means for ever (RFC 2131
 * section 3.3).
 *
 * @param normal what a client gets that asks for nothing
 * @param minimum the least a client gets that asks for less
 * @param maximum the most a client gets that asks for more
 */
public record LeaseTimes(long normal, long minimum, long maximum) {
  public static final long INFINITE = 0xffff_ffffL;

  /** One hour; two minutes to one day for clients that ask. */
  public static final LeaseTimes DEFAULT = new LeaseTimes(3600, 120, 86400);

  public LeaseTimes {
    if (minimum < 1 || maximum > INFINITE || minimum > normal || normal > maximum) {
      throw new IllegalArgumentException(
          "lease times must be 1 <= minimum <= normal <= maximum <= 4294967295 seconds, not "
              + minimum
              + ", "
              + normal
              + ", "
              + maximum);
    }
  }

  /**
   * How soon after a lease was stored a request for the same counts as repeated, so that nothing is
   * stored again: a twentieth of the lease, at most 10 s. Milliseconds.
   */
  public static long repeatMillis(long leaseSeconds) {
    return Math.min(10_000, leaseSeconds * 1000 / 20);
  }

  /** The wish of a client (option 51, seconds), within the limits. */
  long grant(long wished) {
    return Math.max(minimum, Math.min(wished, maximum));
  }
}

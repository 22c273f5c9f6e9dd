package dhcp.client.config;

import dhcp.client.lease.LeaseTimes;

/**
 * How long the kernel is to keep an address, so that it goes in time even when the client is no
 * longer there.
 *
 * @param seconds 1 to 2^32-2, or {@link #FOREVER}
 */
record Lifetime(long seconds) {
  /** What the kernel takes for ever. */
  static final long FOREVER = 0xffff_ffffL;

  private static final long MILLIS = 1000;

  /** What is left of a lease, rounded up: the client itself removes the address to the moment. */
  static Lifetime of(LeaseTimes times, long now) {
    if (times.isInfinite()) {
      return new Lifetime(FOREVER);
    }
    long left = Math.max(0, times.endsAt() - now);
    return new Lifetime(Math.min(FOREVER - 1, Math.max(1, (left + MILLIS - 1) / MILLIS)));
  }

  boolean isForever() {
    return seconds == FOREVER;
  }
}

package dhcp.client;

/** Lets through so many things a second and counts the rest: a flood must not fill the log. */
final class Throttle {
  private static final long WINDOW_MILLIS = 1_000;

  private final int most;
  private long windowStart = Long.MIN_VALUE;
  private int inWindow;
  private long suppressed;

  Throttle(int most) {
    this.most = most;
  }

  /** Whether this one may pass. */
  boolean allows(long now) {
    if (windowStart == Long.MIN_VALUE || now - windowStart >= WINDOW_MILLIS) {
      windowStart = now;
      inWindow = 0;
    }
    if (inWindow < most) {
      inWindow++;
      return true;
    }
    suppressed++;
    return false;
  }

  /** How many did not pass since this was last asked. */
  long takeSuppressed() {
    long count = suppressed;
    suppressed = 0;
    return count;
  }
}

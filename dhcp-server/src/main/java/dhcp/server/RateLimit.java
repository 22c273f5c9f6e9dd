package dhcp.server;

/**
 * A token bucket for lines that a peer can cause: so many at once, one more after each interval,
 * and a count of what was held back. Not safe for several threads.
 */
final class RateLimit {
  private final int burst;
  private final long intervalMillis;
  private long tokens;
  private long last;
  private long heldBack;

  /**
   * @param burst how many may come at once, at least 1
   * @param intervalMillis how long it takes until one more may come, at least 1
   */
  RateLimit(int burst, long intervalMillis) {
    this.burst = burst;
    this.intervalMillis = intervalMillis;
    this.tokens = burst;
  }

  /** Whether one more may go now; what may not is counted. */
  boolean allow(long nowMillis) {
    long earned = (nowMillis - last) / intervalMillis;
    if (tokens + earned >= burst) {
      tokens = burst;
      last = nowMillis;
    } else {
      tokens += earned;
      last += earned * intervalMillis;
    }
    if (tokens == 0) {
      heldBack++;
      return false;
    }
    tokens--;
    return true;
  }

  /** How many were held back since the last call. */
  long takeHeldBack() {
    long count = heldBack;
    heldBack = 0;
    return count;
  }
}

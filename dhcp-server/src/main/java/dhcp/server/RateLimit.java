package dhcp.server;

/**
 * A token bucket for lines and frames that a peer can cause: so many at once, so many a second, and
 * a count of what was held back. Not safe for several threads.
 */
final class RateLimit {
  private final long burst;
  private final long perSecond;
  private long milliTokens;
  private long last;
  private long heldBack;

  /**
   * @param burst how many may come at once, at least 1
   * @param perSecond how many a second in the long run, at least 1
   */
  RateLimit(int burst, int perSecond) {
    this.burst = burst * 1000L;
    this.perSecond = perSecond;
    this.milliTokens = this.burst;
  }

  /** Whether one more may go now; what may not is counted. */
  boolean allow(long nowMillis) {
    long passed = Math.max(0, nowMillis - last);
    last = nowMillis;
    milliTokens = passed > burst ? burst : Math.min(burst, milliTokens + passed * perSecond);
    if (milliTokens < 1000) {
      heldBack++;
      return false;
    }
    milliTokens -= 1000;
    return true;
  }

  /** How many were held back since the last call. */
  long takeHeldBack() {
    long count = heldBack;
    heldBack = 0;
    return count;
  }
}

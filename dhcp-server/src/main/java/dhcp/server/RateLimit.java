package dhcp.server;

/**
 * A token bucket for lines that a peer can cause: so many at once, one more after each interval,
 * and a count of what was held back. Not safe for several threads.
 */
final class RateLimit {
  private final int burst;
  private final long intervalMillis;
  private final int debt;

  /** How many may still go at once; below zero, how many must first not come. */
  private long tokens;

  private long last;
  private long heldBack;

  /**
   * @param burst how many may come at once, at least 1
   * @param intervalMillis how long it takes until one more may come, at least 1
   */
  RateLimit(int burst, long intervalMillis) {
    this(burst, intervalMillis, 0);
  }

  /**
   * A bucket that also counts what it holds back: while more come than may, none goes.
   *
   * @param debt so many that were held back count at most, 0 for none of them
   */
  RateLimit(int burst, long intervalMillis, int debt) {
    this.burst = burst;
    this.intervalMillis = intervalMillis;
    this.debt = debt;
    this.tokens = burst;
  }

  /**
   * Whether one more may go now; what may not is counted. Reports come from several threads and not
   * quite in order, so a time before the last one counts as that.
   */
  boolean allow(long nowMillis) {
    if (isSpent(nowMillis)) {
      heldBack++;
      tokens = Math.max(tokens - 1, -debt);
      return false;
    }
    tokens--;
    return true;
  }

  /** Whether none may go now; nothing is counted. */
  boolean isSpent(long nowMillis) {
    long earned = Math.max(0, nowMillis - last) / intervalMillis;
    if (tokens + earned >= burst) {
      tokens = burst;
      last = nowMillis;
    } else {
      tokens += earned;
      last += earned * intervalMillis;
    }
    return tokens <= 0;
  }

  /** How many were held back since the last call. */
  long takeHeldBack() {
    long count = heldBack;
    heldBack = 0;
    return count;
  }
}

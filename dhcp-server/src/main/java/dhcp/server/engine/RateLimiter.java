package dhcp.server.engine;

/**
 * Counts what clients do, a token bucket each, in a table of fixed size: two clients that fall into
 * one place share it by turns, which at worst lets one of them do more.
 */
final class RateLimiter {
  private static final int PLACES = 1 << 12;
  private static final long WHOLE = 1000;

  private final long burst;
  private final long perSecond;
  private final int[] client = new int[PLACES];
  private final long[] tokens = new long[PLACES];
  private final long[] filledAt = new long[PLACES];

  /**
   * Buckets, all full.
   *
   * @param burst how often at once
   * @param perSecond how often in the long run
   */
  RateLimiter(int burst, int perSecond) {
    this.burst = burst * WHOLE;
    this.perSecond = perSecond;
  }

  /** Whether a client has used up what it may do. */
  boolean isSpent(int hash, long now) {
    return level(hash, now) < WHOLE;
  }

  /** Counts something that a client did. */
  void count(int hash, long now) {
    int place = place(hash);
    tokens[place] = Math.max(0, level(hash, now) - WHOLE);
    filledAt[place] = now;
    client[place] = hash;
  }

  private long level(int hash, long now) {
    int place = place(hash);
    return client[place] != hash || filledAt[place] == 0
        ? burst
        : Math.min(burst, tokens[place] + (now - filledAt[place]) * perSecond);
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}

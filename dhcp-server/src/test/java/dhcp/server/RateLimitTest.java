package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** So many at once, one more after each interval, and a count of the rest. */
class RateLimitTest {
  private static final int BURST = 3;
  private static final long INTERVAL = 100;
  private final RateLimit limit = new RateLimit(BURST, INTERVAL);

  private int allowed(int attempts, long now) {
    int allowed = 0;
    for (int i = 0; i < attempts; i++) {
      allowed += limit.allow(now) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void aBurstPassesAndTheRestIsCounted() {
    assertEquals(BURST, allowed(10, 5_000));
    assertEquals(7, limit.takeHeldBack());
    assertEquals(0, limit.takeHeldBack());
  }

  @Test
  void oneMorePassesAfterEachInterval() {
    allowed(10, 5_000);
    assertFalse(limit.allow(5_000 + INTERVAL - 1));
    assertTrue(limit.allow(5_000 + INTERVAL));
    assertFalse(limit.allow(5_000 + INTERVAL));
    assertEquals(2, allowed(10, 5_000 + 3 * INTERVAL));
  }

  @Test
  void fractionsOfAnIntervalAddUp() {
    allowed(BURST, 5_000);
    int allowed = 0;
    for (long now = 5_001; now <= 6_000; now++) {
      allowed += limit.allow(now) ? 1 : 0;
    }
    assertEquals(10, allowed);
  }

  @Test
  void aLongSilenceEarnsNoMoreThanABurst() {
    allowed(10, 5_000);
    assertEquals(BURST, allowed(10, Long.MAX_VALUE / 2));
  }
}

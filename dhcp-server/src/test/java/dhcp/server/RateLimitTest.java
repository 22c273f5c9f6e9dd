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

  /** Reports come from several threads; a late one must not open the bucket for all. */
  @Test
  void aTimeBeforeTheLastOneEarnsAndCostsNothing() {
    allowed(10, 5_000);
    assertEquals(0, allowed(1_000, 4_000));
    assertEquals(1, allowed(10, 5_000 + INTERVAL));
  }

  @Test
  void withADebtNoneGoesWhileTooManyCome() {
    RateLimit strict = new RateLimit(BURST, INTERVAL, 5);
    int allowed = 0;
    for (long now = 5_000; now < 6_000; now += 10) {
      allowed += strict.allow(now) ? 1 : 0;
    }
    assertEquals(BURST, allowed);
    assertEquals(100 - BURST, strict.takeHeldBack());
    assertFalse(strict.allow(6_000 + 4 * INTERVAL));
    assertTrue(strict.allow(6_000 + 10 * INTERVAL), "the debt is bounded");
  }

  @Test
  void askingWhetherItIsSpentCountsNothing() {
    allowed(BURST, 5_000);
    assertTrue(limit.isSpent(5_000));
    assertFalse(limit.isSpent(5_000 + INTERVAL));
    assertEquals(1, allowed(1, 5_000 + INTERVAL));
    assertEquals(0, limit.takeHeldBack());
  }
}

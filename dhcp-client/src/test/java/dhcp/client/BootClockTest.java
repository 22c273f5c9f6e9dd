package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BootClockTest {
  private long running = 5_000;
  private long boot = 905_000;

  private final BootClock clock =
      new BootClock(
          new BootClock.Source() {
            @Override
            public long runningMillis() {
              return running;
            }

            @Override
            public long bootMillis() {
              return boot;
            }
          });

  private void pass(long millis) {
    running += millis;
    boot += millis;
  }

  @Test
  void itShowsTheTimeSinceBoot() {
    assertEquals(905_000, clock.now());
    pass(1_234);
    assertEquals(906_234, clock.now());
    assertFalse(clock.hasSlept());
  }

  @Test
  void timeAsleepCountsAndIsToldOnce() {
    pass(1_000);
    boot += 7_200_000;
    assertEquals(906_000 + 7_200_000, clock.now());
    assertTrue(clock.hasSlept());
    assertFalse(clock.hasSlept());
  }

  @Test
  void theKernelsCoarseStepsAreNoSleep() {
    for (int i = 0; i < 100; i++) {
      pass(300);
      boot += i % 2 == 0 ? 10 : -10;
      assertEquals(running + 900_000, clock.now());
    }
    assertFalse(clock.hasSlept());
  }

  @Test
  void theMachinesClockRuns() {
    BootClock machines = BootClock.ofMachine();
    long first = machines.now();
    assertTrue(first > 0);
    assertTrue(machines.now() >= first);
    assertFalse(machines.both().bootId().isEmpty());
  }
}

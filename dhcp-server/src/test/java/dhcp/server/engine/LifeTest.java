package dhcp.server.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of made-up events, after each of which no promise is broken. */
class LifeTest {
  private static final int STEPS = 3000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyPromiseIsKept(long seed) {
    Life life = new Life(seed);
    for (int i = 0; i < STEPS; i++) {
      life.step();
    }
    assertTrue(life.acks() > STEPS / 20, "only " + life.acks() + " leases: not much of a life");
  }
}

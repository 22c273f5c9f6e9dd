package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final Throttle throttle = new Throttle(3);

  private long allowed(long from, long to) {
    return LongStream.range(from, to).filter(throttle::allows).count();
  }

  @Test
  void soManyPassInASecondAndTheRestIsCounted() {
    assertEquals(3, allowed(100, 1_100));
    assertEquals(997, throttle.takeSuppressed());
    assertEquals(0, throttle.takeSuppressed());
    assertTrue(throttle.allows(1_100));
  }

  @Test
  void whatComesSlowlyPasses() {
    for (long now = 0; now < 100_000; now += 500) {
      assertTrue(throttle.allows(now), "at " + now);
    }
  }
}

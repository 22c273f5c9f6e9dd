package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which threads count as hung, look by look. */
final class WatchdogTest {
  private int ended;

  /** A thread that gets on when the test says so, or when it is prodded. */
  private static final class Fake implements Watchdog.Subject {
    private long beats;
    private int prods;
    private final boolean stirs;

    Fake(boolean stirs) {
      this.stirs = stirs;
    }

    @Override
    public long beats() {
      return beats;
    }

    @Override
    public void prod() {
      prods++;
      beats += stirs ? 1 : 0;
    }

    @Override
    public String whereabouts() {
      return "a test";
    }
  }

  private Watchdog over(Fake... fakes) {
    return new Watchdog(List.of(fakes), () -> ended++, 1);
  }

  @Test
  void oneThatGetsOnIsLeftAlone() {
    Fake busy = new Fake(false);
    Watchdog dog = over(busy);
    for (int i = 0; i < 1000; i++) {
      busy.beats += i % (Watchdog.PATIENCE - 1) == 0 ? 1 : 0;
      assertFalse(dog.look());
    }
    assertEquals(0, busy.prods);
  }

  @Test
  void oneThatIsOnlyIdleIsProddedNowAndThen() {
    Fake idle = new Fake(true);
    Watchdog dog = over(idle);
    for (int i = 0; i < 1000; i++) {
      assertFalse(dog.look());
    }
    assertTrue(idle.prods > 10 && idle.prods <= 1000 / Watchdog.PATIENCE, idle.prods + " prods");
  }

  @Test
  void oneThatDoesNotStirEndsTheProcess() {
    Watchdog dog = over(new Fake(true), new Fake(false));
    int looks = 1;
    while (!dog.look()) {
      looks++;
      assertTrue(looks < 1000);
    }
    assertEquals(2 * Watchdog.PATIENCE, looks);
    assertEquals(1, ended);
  }
}

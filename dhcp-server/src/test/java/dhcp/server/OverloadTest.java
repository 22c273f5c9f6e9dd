package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.Load;
import org.junit.jupiter.api.Test;

/** Overload begins when many frames in a row have waited, and lasts until hardly any waits. */
class OverloadTest {
  private static final long LATE = Overload.BEGINS_MILLIS + 1;

  private final Overload overload = new Overload();

  private Load after(int frames, long waitedMillis) {
    Load load = Load.ORDINARY;
    for (int i = 0; i < frames; i++) {
      load = overload.after(waitedMillis);
    }
    return load;
  }

  @Test
  void framesThatWaitedABitAreOrdinary() {
    assertEquals(Load.ORDINARY, after(100_000, Overload.BEGINS_MILLIS));
  }

  @Test
  void whatAMomentsStandstillLeftBehindIsOrdinary() {
    assertEquals(Load.ORDINARY, after(Overload.BEGINS_FRAMES - 1, 5_000));
    assertEquals(Load.ORDINARY, after(1, 0));
    assertEquals(Load.ORDINARY, after(Overload.BEGINS_FRAMES - 1, 5_000));
  }

  @Test
  void manyLateFramesInARowAreOverloadUntilHardlyAnyWaits() {
    assertEquals(Load.OVERLOAD, after(Overload.BEGINS_FRAMES, LATE));
    assertEquals(Load.OVERLOAD, after(10_000, Overload.ENDS_MILLIS + 1));
    assertEquals(Load.ORDINARY, after(1, Overload.ENDS_MILLIS));
    assertEquals(Load.ORDINARY, after(Overload.BEGINS_FRAMES - 1, LATE));
    assertEquals(Load.OVERLOAD, after(1, LATE));
  }

  @Test
  void aClockThatIsSetIsNoOverload() {
    assertEquals(Load.ORDINARY, after(10_000, 86_400_000));
    assertEquals(Load.ORDINARY, after(10_000, -86_400_000));
    assertEquals(Load.OVERLOAD, after(Overload.BEGINS_FRAMES, LATE));
    assertEquals(Load.ORDINARY, after(1, -3_600_000));
  }
}

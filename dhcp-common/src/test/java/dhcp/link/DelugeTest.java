package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.Deluge.Strictness;
import org.junit.jupiter.api.Test;

/** When the kernel is to drop what is no message, and when no longer. */
final class DelugeTest {
  private static final long START = 77 * Deluge.SECOND;

  private final Deluge deluge = new Deluge();

  private void flood(long at) {
    for (int i = 0; i < Deluge.MOST; i++) {
      assertFalse(deluge.nonsense(at));
    }
    assertTrue(deluge.nonsense(at));
  }

  @Test
  void nonsenseNowAndThenIsRead() {
    for (int i = 0; i < 100 * Deluge.MOST; i++) {
      assertFalse(deluge.nonsense(START + i * (Deluge.SECOND / Deluge.MOST)));
    }
    assertEquals(Strictness.ORDINARY, deluge.strictness());
  }

  @Test
  void aFloodIsDroppedForAWhileAndThenLookedAtAgain() {
    flood(START);
    assertEquals(Strictness.STRICT, deluge.strictness());
    assertFalse(deluge.nonsense(START + 1), "what the ring still held");
    assertFalse(deluge.sense(START + Deluge.STRICT_NANOS - 1));
    assertTrue(deluge.sense(START + Deluge.STRICT_NANOS));
    assertEquals(Strictness.ORDINARY, deluge.strictness());
    assertFalse(deluge.sense(START + Deluge.STRICT_NANOS + 1));
    flood(START + Deluge.STRICT_NANOS + 2);
    assertEquals(Strictness.STRICT, deluge.strictness());
  }
}

package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read from a ring as the kernel fills it (linux/if_packet.h, struct tpacket2_hdr). */
final class PacketRingTest {
  private static final int FRAME = 2304;
  private static final int BLOCK = 1 << 16;
  private static final int MAC = 82;
  private static final int USER = 0x1;
  private static final int VLAN_VALID = 0x10;
  private static final int VLAN_TPID_VALID = 0x40;
  private static final int HOST = 0;
  private static final int OUTGOING = 4;
  private static final byte[] PLAIN =
      HexFormat.of().parseHex("020000000001" + "020000000002" + "0800" + "4500");

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(2 * BLOCK).order(ByteOrder.nativeOrder());
  private final PacketRing ring = new PacketRing(memory, FRAME);

  private void fill(int place, int status, int type, byte[] frame) {
    int at = PacketSocket.offset(place, FRAME);
    memory.putInt(at + 4, frame.length).putInt(at + 8, frame.length);
    memory.putShort(at + 12, (short) MAC);
    memory.putInt(at + 16, 5).putInt(at + 20, 678_000_000);
    memory.put(at + 42, (byte) type);
    memory.put(at + MAC, frame);
    memory.putInt(at, status);
  }

  private byte[] take() {
    assertTrue(ring.hasFrame());
    byte[] frame = ring.frame().orElseThrow();
    ring.advance();
    return frame;
  }

  @Test
  void aFrameIsCopiedAndItsPlaceGivenBack() {
    assertFalse(ring.hasFrame());
    fill(0, USER, HOST, PLAIN);
    assertTrue(ring.hasFrame());
    assertEquals(5678, ring.arrivedMillis());
    assertArrayEquals(PLAIN, take());
    assertEquals(0, memory.getInt(0));
    assertFalse(ring.hasFrame());
  }

  @Test
  void theRingGoesRoundAndNoFrameLiesAcrossBlocks() {
    int frames = PacketSocket.frames(memory.capacity(), FRAME);
    assertEquals(2 * (BLOCK / FRAME), frames);
    for (int i = 0; i < 2 * frames + 1; i++) {
      int at = PacketSocket.offset(i % frames, FRAME);
      assertEquals(at / BLOCK, (at + FRAME - 1) / BLOCK, "frame " + i);
      byte[] frame = Arrays.copyOf(PLAIN, PLAIN.length + 1);
      frame[PLAIN.length] = (byte) i;
      fill(i % frames, USER, HOST, frame);
      assertArrayEquals(frame, take());
    }
  }

  @Test
  void whatThisMachineSentIsPassedOver() {
    fill(0, USER, OUTGOING, PLAIN);
    assertTrue(ring.hasFrame());
    assertEquals(Optional.empty(), ring.frame());
  }

  @Test
  void aTagThatTheKernelTookOutIsPutBack() {
    memory.putShort(24, (short) 5);
    fill(0, USER | VLAN_VALID, HOST, PLAIN);
    assertEquals(
        "020000000001" + "020000000002" + "8100" + "0005" + "0800" + "4500",
        HexFormat.of().formatHex(take()));
    int second = PacketSocket.offset(1, FRAME);
    memory.putShort(second + 24, (short) 7).putShort(second + 26, (short) 0x88a8);
    fill(1, USER | VLAN_VALID | VLAN_TPID_VALID, HOST, PLAIN);
    assertEquals(
        "020000000001" + "020000000002" + "88a8" + "0007" + "0800" + "4500",
        HexFormat.of().formatHex(take()));
  }

  @Test
  void aFrameShorterThanItsAddressesIsGivenAsItIs() {
    byte[] stump = Arrays.copyOf(PLAIN, 5);
    fill(0, USER | VLAN_VALID, HOST, stump);
    assertArrayEquals(stump, take());
  }
}

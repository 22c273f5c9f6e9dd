package dhcp.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.testing.GoldenFrame;
import dhcp.testing.GoldenFrames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the answer is a frame or a reason, and a frame's payload is inside. */
final class HostileFramesTest {
  private static final List<GoldenFrame> GOLDEN = GoldenFrames.dhcp();

  /** What the frame turned out to be. */
  private static Object kind(byte[] bytes, int length) {
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof UdpFrame udp) {
      assertTrue(udp.payloadLength() >= 0);
      assertTrue(udp.payloadOffset() + udp.payloadLength() <= length);
    }
    return frame instanceof Rejected rejected ? rejected.reason() : frame.getClass();
  }

  @Test
  void realFramesAreTakenWithTheirPayload() {
    for (GoldenFrame golden : GOLDEN) {
      UdpFrame udp =
          assertInstanceOf(
              UdpFrame.class,
              FrameDecoder.decode(golden.bytes(), golden.bytes().length),
              golden.toString());
      assertArrayEquals(
          golden.payload(),
          Arrays.copyOfRange(
              udp.bytes(), udp.payloadOffset(), udp.payloadOffset() + udp.payloadLength()));
    }
  }

  @Test
  void everyValueOfEveryLengthField() {
    Set<Object> kinds = new HashSet<>();
    for (int value = 0; value <= 0xffff; value++) {
      byte[] total = Frames.udp();
      Bytes.putInt16(total, Frames.TOTAL_LENGTH, value);
      kinds.add(kind(Frames.resummed(total), total.length));
      byte[] udp = Frames.udp();
      Bytes.putInt16(udp, Frames.UDP_LENGTH, value);
      Bytes.putInt16(udp, Frames.UDP_CHECKSUM, 0);
      assertEquals(value >= 8 && value <= 11, kind(udp, udp.length) == UdpFrame.class, "" + value);
      byte[] ihl = Frames.udp();
      ihl[Frames.VERSION_IHL] = (byte) value;
      kinds.add(kind(Frames.resummed(ihl), ihl.length));
    }
    assertTrue(kinds.contains(UdpFrame.class));
    assertTrue(kinds.contains(Rejected.Reason.TRUNCATED));
  }

  @Test
  void realFramesWithBytesChanged() {
    Random random = new Random(20);
    Set<Object> kinds = new HashSet<>();
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = GOLDEN.get(random.nextInt(GOLDEN.size())).bytes().clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt();
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
      kinds.add(kind(random.nextBoolean() ? Frames.resummed(bytes) : bytes, length));
    }
    assertTrue(kinds.containsAll(List.of(UdpFrame.class, Rejected.Reason.BAD_UDP_LENGTH)));
  }

  @Test
  void noise() {
    Random random = new Random(21);
    Set<Object> kinds = new HashSet<>();
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 14) {
        Bytes.putInt16(bytes, 12, List.of(0x0800, 0x0806, 0x8100).get(random.nextInt(3)));
      }
      kinds.add(kind(bytes, bytes.length));
    }
    assertTrue(
        kinds.containsAll(
            List.of(Rejected.Reason.TRUNCATED, Rejected.Reason.BAD_IHL, Rejected.Reason.BAD_ARP)));
  }
}

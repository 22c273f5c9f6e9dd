package dhcp.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dhcp.frame.ArpFrame.Operation;
import dhcp.frame.Rejected.Reason;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.GoldenFrame;
import dhcp.testing.GoldenFrames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARP packets from the wire. */
final class ArpDecodeTest {
  private static final ArpFrame REPLY =
      new ArpFrame(
          MacAddress.parse("02:00:00:00:00:01"),
          MacAddress.parse("02:00:00:00:00:02"),
          Operation.REPLY,
          MacAddress.parse("02:00:00:00:00:03"),
          Ipv4Address.of(192, 168, 1, 1),
          MacAddress.parse("02:00:00:00:00:04"),
          Ipv4Address.of(192, 168, 1, 100));

  @Test
  void whatWasWrittenIsRead() {
    byte[] frame = REPLY.encode();
    assertEquals(REPLY, FrameDecoder.decode(frame, frame.length));
  }

  @Test
  void itMayComeWithoutPaddingButNotCut() {
    byte[] frame = REPLY.encode();
    assertEquals(REPLY, FrameDecoder.decode(frame, 42));
    for (int length = 0; length < 42; length++) {
      assertEquals(new Rejected(Reason.TRUNCATED), FrameDecoder.decode(frame, length));
    }
  }

  @ParameterizedTest(name = "byte {0} is {1}")
  @CsvSource({"15,2", "16,9", "18,8", "19,6", "20,1", "21,0", "21,3"})
  void otherHardwareProtocolsLengthsAndOperations(int at, int value) {
    byte[] frame = REPLY.encode();
    frame[at] = (byte) value;
    assertEquals(new Rejected(Reason.BAD_ARP), FrameDecoder.decode(frame, frame.length));
  }

  @Test
  void thoseOfOtherProgramsComeBackByteForByte() {
    List<GoldenFrame> frames =
        GoldenFrames.of("other/arp-icmp").stream()
            .filter(frame -> frame.what().startsWith("ARP"))
            .toList();
    assertNotEquals(0, frames.size());
    for (GoldenFrame golden : frames) {
      Frame frame = FrameDecoder.decode(golden.bytes(), golden.bytes().length);
      byte[] padded = Arrays.copyOf(golden.bytes(), 60);
      assertEquals(
          Arrays.toString(padded), Arrays.toString(((ArpFrame) frame).encode()), golden.toString());
    }
  }

  @Test
  void aKernelsIcmpIsNoFrameForUs() {
    List<GoldenFrame> others =
        GoldenFrames.of("other/arp-icmp").stream()
            .filter(frame -> !frame.what().startsWith("ARP"))
            .toList();
    assertFalse(others.isEmpty());
    for (GoldenFrame golden : others) {
      assertEquals(
          new Rejected(Reason.NOT_UDP),
          FrameDecoder.decode(golden.bytes(), golden.bytes().length),
          golden.toString());
    }
  }
}

package dhcp.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.frame.Rejected.Reason;
import dhcp.net.Bytes;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which frames are taken, and for which reason the others are not. */
final class FrameDecoderTest {
  private static Frame decode(byte[] frame) {
    return FrameDecoder.decode(frame, frame.length);
  }

  private static void assertTaken(byte[] frame) {
    UdpFrame udp = assertInstanceOf(UdpFrame.class, decode(frame));
    assertArrayEquals(
        Frames.PAYLOAD,
        Arrays.copyOfRange(
            udp.bytes(), udp.payloadOffset(), udp.payloadOffset() + udp.payloadLength()));
    assertEquals(Frames.SERVER, new Endpoint(udp.source(), udp.sourceIp(), udp.sourcePort()));
    assertEquals(
        Frames.CLIENT, new Endpoint(udp.destination(), udp.destinationIp(), udp.destinationPort()));
  }

  /** The frame with other bytes put in after the Ethernet addresses. */
  private static byte[] tagged(String tags) {
    byte[] frame = Frames.udp();
    byte[] put = Bytes.parseHex(tags);
    byte[] tagged = Arrays.copyOf(frame, frame.length + put.length);
    System.arraycopy(put, 0, tagged, 12, put.length);
    System.arraycopy(frame, 12, tagged, 12 + put.length, frame.length - 12);
    return tagged;
  }

  @Test
  void aPlainFrame() {
    assertTaken(Frames.udp());
  }

  @Test
  void aFrameWithoutPaddingAndOneWithMore() {
    assertTaken(Arrays.copyOf(Frames.udp(), 14 + 31));
    byte[] padded = Arrays.copyOf(Frames.udp(), 1500);
    Arrays.fill(padded, 60, 1500, (byte) 0xff);
    assertTaken(padded);
  }

  @Test
  void priorityTagsAreNoVlan() {
    assertTaken(tagged("8100 e000"));
    assertTaken(tagged("88a8 0000 8100 2000"));
  }

  @Test
  void ipOptionsAreSkipped() {
    byte[] plain = Frames.udp();
    for (int words = 1; words <= 10; words++) {
      byte[] frame = new byte[plain.length + 4 * words];
      System.arraycopy(plain, 0, frame, 0, 34);
      Arrays.fill(frame, 34, 34 + 4 * words, (byte) 1); // no operation
      System.arraycopy(plain, 34, frame, 34 + 4 * words, plain.length - 34);
      frame[Frames.VERSION_IHL] = (byte) (0x45 + words);
      Bytes.putInt16(frame, Frames.TOTAL_LENGTH, 31 + 4 * words);
      assertTaken(Frames.resummed(frame));
    }
  }

  @Test
  void aUdpSumMayBeAbsentOrLeftToTheHardware() {
    byte[] absent = Frames.udp();
    Bytes.putInt16(absent, Frames.UDP_CHECKSUM, 0);
    assertTaken(absent);
    byte[] partial = Frames.udp();
    Bytes.putInt16(partial, Frames.UDP_CHECKSUM, 0x83d2);
    assertTaken(partial);
  }

  @Test
  void noOtherUdpSumIsTaken() {
    byte[] frame = Frames.udp();
    for (int sum = 0; sum <= 0xffff; sum++) {
      Bytes.putInt16(frame, Frames.UDP_CHECKSUM, sum);
      boolean right = sum == 0 || sum == 0x739a || sum == 0x83d2;
      assertEquals(right, decode(frame) instanceof UdpFrame, "sum " + Integer.toHexString(sum));
    }
  }

  private static Arguments wrong(Reason reason, String how, Consumer<byte[]> change) {
    byte[] frame = Frames.udp();
    change.accept(frame);
    return Arguments.of(reason, how, frame);
  }

  private static Arguments wrongIp(Reason reason, String how, Consumer<byte[]> change) {
    return wrong(reason, how, change.andThen(Frames::resummed));
  }

  static Stream<Arguments> wrongFrames() {
    return Stream.of(
        Arguments.of(Reason.VLAN, "VLAN 5", tagged("8100 0005")),
        Arguments.of(Reason.VLAN, "service VLAN 4095", tagged("88a8 0fff")),
        Arguments.of(Reason.VLAN, "VLAN 1 in a priority tag", tagged("8100 e000 8100 0001")),
        Arguments.of(Reason.NOT_IP, "IPv6", tagged("86dd 0000")),
        wrong(Reason.NOT_IP, "an 802.3 length", f -> Bytes.putInt16(f, 12, 46)),
        wrongIp(Reason.BAD_IHL, "IHL 4", f -> f[14] = 0x44),
        wrongIp(Reason.BAD_IHL, "version 6", f -> f[14] = 0x65),
        wrongIp(Reason.BAD_IP_LENGTH, "total 0", f -> Bytes.putInt16(f, 16, 0)),
        wrongIp(Reason.BAD_IP_LENGTH, "total 19", f -> Bytes.putInt16(f, 16, 19)),
        wrongIp(Reason.TRUNCATED, "total beyond", f -> Bytes.putInt16(f, 16, 47)),
        wrong(Reason.BAD_IP_CHECKSUM, "TTL changed", f -> f[22] = 63),
        wrongIp(Reason.FRAGMENT, "more fragments", f -> f[20] = 0x20),
        wrongIp(Reason.FRAGMENT, "an offset", f -> f[21] = 1),
        wrongIp(Reason.NOT_UDP, "TCP", f -> f[23] = 6),
        wrongIp(Reason.BAD_UDP_LENGTH, "no room for UDP", f -> Bytes.putInt16(f, 16, 27)),
        wrong(Reason.BAD_UDP_LENGTH, "UDP length 7", f -> Bytes.putInt16(f, 38, 7)),
        wrong(Reason.BAD_UDP_LENGTH, "UDP length 12", f -> Bytes.putInt16(f, 38, 12)),
        wrong(Reason.BAD_UDP_LENGTH, "UDP length 65535", f -> Bytes.putInt16(f, 38, 65535)),
        wrong(Reason.BAD_UDP_CHECKSUM, "payload changed", f -> f[42] = 3));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongFrames")
  void aFrameIsRefusedForItsReason(Reason reason, String how, byte[] frame) {
    assertEquals(new Rejected(reason), decode(frame), how);
  }

  @Test
  void aFrameCutAnywhereInItsDatagramIsTruncated() {
    for (int length = 0; length < 14 + 31; length++) {
      assertEquals(
          new Rejected(Reason.TRUNCATED), FrameDecoder.decode(Frames.udp(), length), "" + length);
    }
  }

  @Test
  void aTagMayBeCutToo() {
    byte[] frame = tagged("8100 0000");
    for (int length = 14; length < 18; length++) {
      assertEquals(new Rejected(Reason.TRUNCATED), FrameDecoder.decode(frame, length));
    }
  }

  @Test
  void doNotFragmentIsNoFragment() {
    byte[] frame = Frames.udp();
    frame[Frames.FRAGMENT] = 0x40;
    assertTaken(Frames.resummed(frame));
  }
}

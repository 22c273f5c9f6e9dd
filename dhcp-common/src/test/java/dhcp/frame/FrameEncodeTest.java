package dhcp.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every kind of frame that is built, byte for byte. */
final class FrameEncodeTest {
  private static final MacAddress OURS = MacAddress.parse("02:00:00:00:00:01");
  private static final MacAddress THEIRS = MacAddress.parse("02:00:00:00:00:02");
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 168, 1, 100);
  private static final String PADDING = "00".repeat(18);

  private static void assertFrame(String hex, byte[] frame) {
    assertEquals(Bytes.hex(Bytes.parseHex(hex)), Bytes.hex(frame));
  }

  @Test
  void udp() {
    assertArrayEquals(Frames.udp(), UdpFrame.encode(Frames.SERVER, Frames.CLIENT, Frames.PAYLOAD));
  }

  @Test
  void aUdpSumOfZeroIsSentAsOnes() {
    // Of all payloads of two bytes exactly one makes the sum zero.
    byte[] whole = UdpFrame.encode(Frames.SERVER, Frames.CLIENT, new byte[2]);
    byte[] payload = new byte[2];
    Bytes.putInt16(payload, 0, Bytes.int16(whole, Frames.UDP_CHECKSUM));
    byte[] frame = UdpFrame.encode(Frames.SERVER, Frames.CLIENT, payload);
    assertEquals(0xffff, Bytes.int16(frame, Frames.UDP_CHECKSUM));
    assertInstanceOf(UdpFrame.class, FrameDecoder.decode(frame, frame.length));
  }

  @Test
  void anythingComesBackAsItWas() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      Endpoint from =
          new Endpoint(
              new MacAddress(random.nextLong()),
              new Ipv4Address(random.nextInt()),
              random.nextInt(0x10000));
      Endpoint to =
          new Endpoint(
              new MacAddress(random.nextLong()),
              new Ipv4Address(random.nextInt()),
              random.nextInt(0x10000));
      byte[] payload = new byte[random.nextInt(1500)];
      random.nextBytes(payload);
      byte[] frame = UdpFrame.encode(from, to, payload);
      UdpFrame back = assertInstanceOf(UdpFrame.class, FrameDecoder.decode(frame, frame.length));
      assertEquals(from, new Endpoint(back.source(), back.sourceIp(), back.sourcePort()));
      assertEquals(
          to, new Endpoint(back.destination(), back.destinationIp(), back.destinationPort()));
      assertArrayEquals(
          payload,
          Arrays.copyOfRange(
              back.bytes(), back.payloadOffset(), back.payloadOffset() + back.payloadLength()));
    }
  }

  @Test
  void aPayloadHasToFitOneDatagram() {
    byte[] most = new byte[UdpFrame.MAX_PAYLOAD];
    assertEquals(14 + 65535, UdpFrame.encode(Frames.SERVER, Frames.CLIENT, most).length);
    byte[] more = new byte[UdpFrame.MAX_PAYLOAD + 1];
    assertThrows(
        IllegalArgumentException.class, () -> UdpFrame.encode(Frames.SERVER, Frames.CLIENT, more));
  }

  @Test
  void aPortHasSixteenBits() {
    assertThrows(IllegalArgumentException.class, () -> new Endpoint(OURS, ADDRESS, 65536));
    assertThrows(IllegalArgumentException.class, () -> new Endpoint(OURS, ADDRESS, -1));
  }

  @Test
  void arpProbe() {
    ArpFrame probe = ArpFrame.probe(OURS, ADDRESS);
    assertFrame(
        "ffffffffffff 020000000001 0806 0001 0800 06 04 0001"
            + "020000000001 00000000 000000000000 c0a80164"
            + PADDING,
        probe.encode());
    assertEquals(true, probe.isProbe());
  }

  @Test
  void arpAnnouncement() {
    assertFrame(
        "ffffffffffff 020000000001 0806 0001 0800 06 04 0001"
            + "020000000001 c0a80164 000000000000 c0a80164"
            + PADDING,
        ArpFrame.announcement(OURS, ADDRESS).encode());
  }

  @Test
  void arpRequest() {
    ArpFrame request = ArpFrame.request(OURS, ADDRESS, Ipv4Address.of(192, 168, 1, 1));
    assertFrame(
        "ffffffffffff 020000000001 0806 0001 0800 06 04 0001"
            + "020000000001 c0a80164 000000000000 c0a80101"
            + PADDING,
        request.encode());
    assertEquals(false, request.isProbe());
  }

  @Test
  void arpReply() {
    assertFrame(
        "020000000001 020000000002 0806 0001 0800 06 04 0002"
            + "020000000002 c0a80101 020000000001 c0a80164"
            + PADDING,
        ArpFrame.request(OURS, ADDRESS, Ipv4Address.of(192, 168, 1, 1)).reply(THEIRS).encode());
  }
}

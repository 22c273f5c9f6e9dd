package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.link.Deluge.Strictness;
import dhcp.link.LinkOptions.Role;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stations' frames are wanted, by the program for the kernel and by the code. */
final class CaptureFilterTest {
  private static final MacAddress OURS = MacAddress.parse("02:00:00:00:00:01");
  private static final MacAddress SECOND = MacAddress.parse("02:00:00:00:00:02");

  private static byte[] frame(String destination, String source) {
    byte[] frame = new byte[60];
    MacAddress.parse(destination).write(frame, 0);
    MacAddress.parse(source).write(frame, 6);
    return frame;
  }

  @ParameterizedTest(name = "{0} from {1}: a client {2}, all clients {3}")
  @CsvSource({
    "02:00:00:00:00:01, 02:00:00:00:00:09, true,  true",
    "02:00:00:00:00:02, 02:00:00:00:00:09, true,  true",
    "ff:ff:ff:ff:ff:ff, 02:00:00:00:00:09, true,  true",
    "01:00:5e:00:00:01, 02:00:00:00:00:09, true,  true",
    "02:00:00:00:00:03, 02:00:00:00:00:09, false, true",
    "ff:ff:ff:ff:ff:ff, 02:00:00:00:00:01, false, false",
    "02:00:00:00:00:01, 02:00:00:00:00:02, false, false",
  })
  void wants(String destination, String source, boolean client, boolean allClients) {
    byte[] frame = frame(destination, source);
    LinkOptions options = LinkOptions.of(Role.CLIENT).alsoFor(Set.of(SECOND));
    assertEquals(client, new CaptureFilter(options, OURS).wants(frame));
    LinkOptions all = LinkOptions.of(Role.ALL_CLIENTS).alsoFor(Set.of(SECOND));
    assertEquals(allClients, new CaptureFilter(all, OURS).wants(frame));
  }

  @Test
  void aFrameWithoutAddressesIsNotWanted() {
    assertFalse(new CaptureFilter(LinkOptions.of(Role.SERVER), OURS).wants(new byte[11]));
  }

  @Test
  void theHardwareLetsThroughWhatIsForItsOwnAddressOnly() {
    assertFalse(new CaptureFilter(LinkOptions.of(Role.SERVER), OURS).needsPromiscuousMode());
    assertTrue(new CaptureFilter(LinkOptions.of(Role.ALL_CLIENTS), OURS).needsPromiscuousMode());
    assertTrue(
        new CaptureFilter(LinkOptions.of(Role.CLIENT).alsoFor(Set.of(SECOND)), OURS)
            .needsPromiscuousMode());
  }

  @Test
  void programs() {
    assertEquals(
        "(arp or (ip and udp and (dst port 67 or dst port 68)))"
            + " and (ether[0] & 1 != 0 or ether dst 02:00:00:00:00:01)"
            + " and not ether src 02:00:00:00:00:01",
        new CaptureFilter(LinkOptions.of(Role.SERVER), OURS).expression(Strictness.ORDINARY));
    assertEquals(
        "(arp or (ip and udp and dst port 68))"
            + " and (ether[0] & 1 != 0 or ether dst 02:00:00:00:00:01)"
            + " and not ether src 02:00:00:00:00:01",
        new CaptureFilter(LinkOptions.of(Role.CLIENT), OURS).expression(Strictness.ORDINARY));
    assertEquals(
        "(arp or (ip and udp and not src port 68 and (dst port 67 or dst port 68)))",
        new CaptureFilter(LinkOptions.of(Role.ALL_CLIENTS), OURS).expression(Strictness.ORDINARY));
  }

  private static byte[] datagram(int port, byte[] message) {
    return UdpFrame.encode(
        new Endpoint(SECOND, Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, port),
        message);
  }

  @ParameterizedTest(name = "byte {1} is {2} at port {0}: {3}")
  @CsvSource({
    "67,   0,  1, true",
    "67,   0,  2, false",
    "67,   0,  0, false",
    "68,   0,  2, true",
    "68,   0,  1, false",
    "67,   2,  0, false",
    "67,   2, 16, true",
    "67,   2, 17, false",
    "67,   2, 255, false",
    "67, 236, 98, false",
    "67, 239, 98, false",
    "67, 240, 98, true"
  })
  void messageByItsFixedPart(int port, int at, int value, boolean expected) {
    byte[] message =
        DhcpMessage.request(1, HardwareAddress.ofEthernet(SECOND))
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .build()
            .toBytes();
    message[at] = (byte) value;
    CaptureFilter filter = new CaptureFilter(LinkOptions.of(Role.SERVER), OURS);
    assertEquals(expected, filter.isMessage(datagram(port, message)));
  }

  /** Also what a decoder would refuse for other reasons must not throw here. */
  @Test
  void noLengthIsTooShortToJudge() {
    CaptureFilter filter = new CaptureFilter(LinkOptions.of(Role.SERVER), OURS);
    byte[] whole = datagram(67, new byte[300]);
    for (int length = 12; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertEquals(length < 14, filter.isMessage(cut), length + " bytes");
      if (length > 14) {
        cut[14] = 0x4f;
        assertFalse(filter.isMessage(cut), length + " bytes");
      }
    }
  }

  @Test
  void theStrictProgramAsksForAMessage() {
    assertEquals(
        "(arp or (ip and udp and dst port 68 and udp[4:2] >= 248 and udp[10] > 0 and udp[10] <= 16"
            + " and udp[244:4] = 1669485411"
            + " and ((udp[8] = 1 and dst port 67) or (udp[8] = 2 and dst port 68))))"
            + " and (ether[0] & 1 != 0 or ether dst 02:00:00:00:00:01)"
            + " and not ether src 02:00:00:00:00:01",
        new CaptureFilter(LinkOptions.of(Role.CLIENT), OURS).expression(Strictness.STRICT));
  }
}

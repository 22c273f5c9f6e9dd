package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.LinkOptions.Role;
import dhcp.net.MacAddress;
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
        new CaptureFilter(LinkOptions.of(Role.SERVER), OURS).expression());
    assertEquals(
        "(arp or (ip and udp and dst port 68))"
            + " and (ether[0] & 1 != 0 or ether dst 02:00:00:00:00:01)"
            + " and not ether src 02:00:00:00:00:01",
        new CaptureFilter(LinkOptions.of(Role.CLIENT), OURS).expression());
    assertEquals(
        "(arp or (ip and udp and not src port 68 and (dst port 67 or dst port 68)))",
        new CaptureFilter(LinkOptions.of(Role.ALL_CLIENTS), OURS).expression());
  }
}

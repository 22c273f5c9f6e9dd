package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.message.HardwareAddress;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.Octets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may ask about, and whom it fits. */
class WhoTest {
  private static final ClientKey CLIENT =
      new ClientKey(Octets.of(Bytes.parseHex("0102ff")), ClientKey.Source.CLIENT_IDENTIFIER);
  private static final HardwareAddress HARDWARE =
      HardwareAddress.ofEthernet(MacAddress.parse("02:00:00:00:00:0a"));

  @ParameterizedTest
  @CsvSource({
    "192.168.1.7, true",
    "192.168.1.8, false",
    "02:00:00:00:00:0A, true",
    "02-00-00-00-00-0a, true",
    "02:00:00:00:00:0b, false",
    "id:0102ff, true",
    "id:01:02:FF, true",
    "id:0102, false",
    "printer, true",
    "PRINTER, true",
    "print, false",
  })
  void fits(String text, boolean fits) {
    assertEquals(
        fits,
        Who.parse(text)
            .fits(Ipv4Address.parse("192.168.1.7"), CLIENT, Optional.of(HARDWARE), "printer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "192.168.1", "1.2.3.4.5", "id:0", "id:xx", "zz:zz", "02:00:00:00:00"})
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> Who.parse(text));
  }
}

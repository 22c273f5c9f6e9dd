package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hardware addresses of all lengths. */
class HardwareAddressTest {
  @ParameterizedTest
  @CsvSource({
    "1, 020000000001, 02:00:00:00:00:01",
    "6, 020000000001, 6/020000000001",
    "32, fe80000000000000020000fffe000001, 32/fe80000000000000020000fffe000001",
    "27, 0102030405060708, 27/0102030405060708",
    "0, ff, 0/ff",
    "255, 0102030405060708ff, 255/0102030405060708ff"
  })
  void bytesAndTextAreKept(int htype, String hex, String text) {
    byte[] bytes = Bytes.parseHex(hex);
    HardwareAddress address = HardwareAddress.of(htype, bytes);
    assertEquals(text, address.toString());
    assertArrayEquals(bytes, address.toBytes());
    assertEquals(HardwareAddress.of(htype, bytes.clone()), address);
    assertEquals(HardwareAddress.of(htype, bytes.clone()).hashCode(), address.hashCode());
    DhcpMessage message = DhcpMessage.request(1, address).build();
    assertEquals(address, Messages.parse(message.toBytes()).chaddr());
  }

  @Test
  void typeLengthAndEveryByteCount() {
    HardwareAddress address = HardwareAddress.of(6, new byte[] {1, 2, 0});
    assertNotEquals(address, HardwareAddress.of(7, new byte[] {1, 2, 0}));
    assertNotEquals(address, HardwareAddress.of(6, new byte[] {1, 2}));
    assertNotEquals(address, HardwareAddress.of(6, new byte[] {1, 2, 1}));
    assertNotEquals(address, HardwareAddress.of(6, new byte[] {1, 2, 0, 0}));
  }

  @Test
  void anEthernetAddressIsAMacAddress() {
    MacAddress mac = MacAddress.parse("02:00:00:00:00:fe");
    assertEquals(Optional.of(mac), HardwareAddress.ofEthernet(mac).mac());
    assertEquals(Optional.empty(), HardwareAddress.of(6, mac.toBytes()).mac());
  }

  @ParameterizedTest
  @CsvSource({"256, 01", "-1, 01", "6, ''", "6, 0102030405060708090a0b0c0d0e0f1011", "1, 0102"})
  void whatNoHeaderHasRoomForIsRefused(int htype, String hex) {
    byte[] bytes = Bytes.parseHex(hex);
    assertThrows(IllegalArgumentException.class, () -> HardwareAddress.of(htype, bytes));
  }
}

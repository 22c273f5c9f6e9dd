package dhcp.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What addresses and networks are, at the bounds of every class of them. */
final class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,         false, false, false",
    "0.255.255.255,   false, false, false",
    "1.0.0.0,         true,  false, false",
    "126.255.255.255, true,  false, false",
    "127.0.0.0,       false, true,  false",
    "127.255.255.255, false, true,  false",
    "128.0.0.0,       true,  false, false",
    "223.255.255.255, true,  false, false",
    "224.0.0.0,       false, false, true",
    "239.255.255.255, false, false, true",
    "240.0.0.0,       false, false, false",
    "255.255.255.255, false, false, false"
  })
  void kindsOfAddresses(String text, boolean unicast, boolean loopback, boolean multicast) {
    Ipv4Address address = Ipv4Address.parse(text);
    assertEquals(unicast, address.isUnicast(), "unicast");
    assertEquals(loopback, address.isLoopback(), "loopback");
    assertEquals(multicast, address.isMulticast(), "multicast");
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:00:00:00:00, false, false",
    "01:00:5e:00:00:01, true,  false",
    "02:00:00:00:00:01, false, true",
    "03:00:00:00:00:01, true,  true",
    "fc:ff:ff:ff:ff:ff, false, false",
    "ff:ff:ff:ff:ff:ff, true,  true"
  })
  void kindsOfHardwareAddresses(String text, boolean multicast, boolean local) {
    assertEquals(multicast, MacAddress.parse(text).isMulticast(), "multicast");
    assertEquals(local, MacAddress.parse(text).isLocallyAdministered(), "locally administered");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255, 10.0.255.255, false, false",
    "10.1.0.0/16, 10.1.255.255, 10.1.0.0,     true,  false",
    "10.1.0.0/16, 10.1.255.255, 10.1.0.1,     true,  true",
    "10.1.0.0/16, 10.1.255.255, 10.1.255.254, true,  true",
    "10.1.0.0/16, 10.1.255.255, 10.1.255.255, true,  false",
    "10.1.0.0/16, 10.1.255.255, 10.2.0.0,     false, false",
    "10.1.0.0/30, 10.1.0.3,     10.1.0.3,     true,  false",
    "10.1.0.0/31, 10.1.0.1,     10.1.0.0,     true,  true",
    "10.1.0.0/31, 10.1.0.1,     10.1.0.1,     true,  true",
    "10.1.0.0/31, 10.1.0.1,     10.1.0.2,     false, false",
    "10.1.0.7/32, 10.1.0.7,     10.1.0.7,     true,  true",
    "0.0.0.0/0, 255.255.255.255, 9.9.9.9,     true,  true"
  })
  void whoMayBeInANetwork(
      Subnet subnet, String broadcast, String address, boolean contains, boolean host) {
    assertEquals(Ipv4Address.parse(broadcast), subnet.broadcast());
    assertEquals(contains, subnet.contains(Ipv4Address.parse(address)), "contains");
    assertEquals(host, subnet.isHostAddress(Ipv4Address.parse(address)), "may be a host's");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.1.9.0/24, true",
    "10.1.0.0/16, 10.0.0.0/8,  true",
    "10.1.0.0/16, 10.2.0.0/16, false",
    "10.1.0.0/16, 10.0.0.0/16, false"
  })
  void networksThatOverlap(Subnet one, Subnet other, boolean overlap) {
    assertEquals(overlap, one.overlaps(other));
    assertEquals(overlap, other.overlaps(one));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.9, false, false",
    "10.0.0.1, 10.0.0.10, true, false",
    "10.0.0.12, 10.0.0.15, true, true",
    "10.0.0.20, 10.0.0.30, true, false",
    "10.0.0.21, 10.0.0.30, false, false",
    "128.0.0.0, 200.0.0.0, false, false"
  })
  void ranges(String first, String last, boolean overlap, boolean inside) {
    AddressRange range =
        new AddressRange(Ipv4Address.parse("10.0.0.10"), Ipv4Address.parse("10.0.0.20"));
    AddressRange other = new AddressRange(Ipv4Address.parse(first), Ipv4Address.parse(last));
    assertEquals(overlap, range.overlaps(other));
    assertEquals(overlap, other.overlaps(range));
    assertEquals(inside, range.contains(other.first()) && range.contains(other.last()));
  }
}

package dhcp.message;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Optional;

/** A subnet mask (RFC 2132 section 3.3): an address whose one bits are contiguous from the left. */
final class SubnetMaskFormat extends Format<Ipv4Address> {
  SubnetMaskFormat() {
    super(Lengths.exactly(Ipv4Address.LENGTH));
  }

  @Override
  Optional<Ipv4Address> read(byte[] data) {
    return Optional.of(Ipv4Address.read(data, 0)).filter(m -> Subnet.prefixOf(m).isPresent());
  }

  @Override
  byte[] write(Ipv4Address value) {
    return Subnet.containing(value, value).mask().toBytes();
  }

  @Override
  public Ipv4Address parse(String text) {
    Ipv4Address mask = Ipv4Address.parse(text.strip());
    return Subnet.containing(mask, mask).mask();
  }

  @Override
  public String print(Ipv4Address value) {
    return value.toString();
  }
}

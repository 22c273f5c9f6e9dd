package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/** One IPv4 address. */
final class Ipv4Format extends Format<Ipv4Address> {
  Ipv4Format() {
    super(Lengths.exactly(Ipv4Address.LENGTH));
  }

  @Override
  Optional<Ipv4Address> read(byte[] data) {
    return Optional.of(Ipv4Address.read(data, 0));
  }

  @Override
  byte[] write(Ipv4Address value) {
    return value.toBytes();
  }

  @Override
  public Ipv4Address parse(String text) {
    return Ipv4Address.parse(text.strip());
  }

  @Override
  public String print(Ipv4Address value) {
    return value.toString();
  }
}

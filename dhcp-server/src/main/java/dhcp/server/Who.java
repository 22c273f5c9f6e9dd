package dhcp.server;

import dhcp.message.HardwareAddress;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Octets;
import java.util.Optional;

/** Whom an operator asks about: an address, a hardware address, a client identifier or a name. */
sealed interface Who {
  /** An IPv4 address, whoever has it. */
  record Address(Ipv4Address address) implements Who {}

  /** A station by its hardware address. */
  record Mac(MacAddress mac) implements Who {}

  /** A client by its identifier. */
  record Identifier(Octets octets) implements Who {}

  /** A host name, in any case. */
  record Name(String name) implements Who {}

  /**
   * Reads what is asked for; what is nothing else is a name, which has no colons.
   *
   * @throws IllegalArgumentException when the text is empty, or with colons and no MAC address, or
   *     when bad hexadecimal follows {@code id:}
   */
  static Who parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "a MAC address, id:HEX, host name or IPv4 address is needed");
    }
    if (text.startsWith("id:")) {
      return new Identifier(Octets.of(Bytes.parseHex(text.substring(3))));
    }
    if (text.indexOf(':') >= 0 || text.matches("[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}")) {
      return new Mac(MacAddress.parse(text));
    }
    return text.matches("[0-9.]+") ? new Address(Ipv4Address.parse(text)) : new Name(text);
  }

  /** Whether a client is, or an address was, the one asked about. */
  default boolean fits(
      Ipv4Address address, ClientKey client, Optional<HardwareAddress> hardware, String hostname) {
    if (this instanceof Address wanted) {
      return wanted.address.equals(address);
    }
    if (this instanceof Mac wanted) {
      return hardware.flatMap(HardwareAddress::mac).filter(wanted.mac::equals).isPresent();
    }
    if (this instanceof Identifier wanted) {
      return wanted.octets.equals(client.octets());
    }
    return this instanceof Name wanted && wanted.name.equalsIgnoreCase(hostname);
  }

  /** Whether a lease is the one asked about. */
  default boolean fits(LeaseRecord lease) {
    return fits(lease.address(), lease.client(), lease.hardwareAddress(), lease.hostname());
  }
}

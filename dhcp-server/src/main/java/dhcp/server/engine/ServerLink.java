package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * The link by which a message came, as it is at that moment. The caller makes a new one whenever
 * anything of it changes, and only then.
 *
 * @param name the interface
 * @param mac its hardware address
 * @param addresses the server's own addresses on it, the main one first; may be empty
 * @param elsewhere the server's own addresses on other links
 */
public record ServerLink(
    String name, MacAddress mac, List<OwnAddress> addresses, List<Ipv4Address> elsewhere) {
  public ServerLink {
    addresses = List.copyOf(addresses);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * An address of the server.
   *
   * @param address the address
   * @param subnet the network that is on the link because of it
   */
  public record OwnAddress(Ipv4Address address, Subnet subnet) {}

  /** Whether the address is the server's, on this link or another. */
  public boolean owns(Ipv4Address address) {
    for (OwnAddress own : addresses) {
      if (own.address.equals(address)) {
        return true;
      }
    }
    return elsewhere.contains(address);
  }

  /** Whether a station with this address is on the link, as far as the server's addresses tell. */
  boolean reaches(Ipv4Address address) {
    return onLinkWith(address).isPresent();
  }

  /** The server's first address whose network on the link has the given address in it. */
  public Optional<Ipv4Address> onLinkWith(Ipv4Address address) {
    for (OwnAddress own : addresses) {
      if (own.subnet.contains(address)) {
        return Optional.of(own.address);
      }
    }
    return Optional.empty();
  }

  /** Whether an address means all stations of a network on this link. */
  boolean isDirectedBroadcast(Ipv4Address address) {
    for (OwnAddress own : addresses) {
      if (own.subnet.broadcast().equals(address)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the server has an address in a subnet here. */
  boolean hasAddressIn(Subnet subnet) {
    for (OwnAddress own : addresses) {
      if (subnet.contains(own.address)) {
        return true;
      }
    }
    return false;
  }

  /** The server's first address in a subnet, else its first of all. */
  Optional<Ipv4Address> addressFor(Subnet subnet) {
    for (OwnAddress own : addresses) {
      if (subnet.contains(own.address)) {
        return Optional.of(own.address);
      }
    }
    return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses.get(0).address);
  }
}

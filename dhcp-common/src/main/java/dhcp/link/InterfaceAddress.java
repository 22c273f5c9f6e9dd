package dhcp.link;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;

/**
 * An IPv4 address that the kernel has on an interface.
 *
 * @param prefixLength 0 to 32 bits
 */
public record InterfaceAddress(Ipv4Address address, int prefixLength) {
  /** The network that the address puts on the link. */
  public Subnet subnet() {
    return Subnet.containing(address, prefixLength);
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}

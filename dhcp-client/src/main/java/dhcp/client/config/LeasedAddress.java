package dhcp.client.config;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Optional;

/**
 * The address of a lease as the kernel is to have it.
 *
 * @param prefixLength 0 to 32 bits
 * @param broadcast empty for the subnets without one: /31 and /32
 */
record LeasedAddress(Ipv4Address address, int prefixLength, Optional<Ipv4Address> broadcast) {
  static LeasedAddress of(Lease lease) {
    return new LeasedAddress(
        lease.address(),
        lease.network().prefixLength(),
        lease.network().broadcastOf(lease.address()));
  }

  Subnet subnet() {
    return Subnet.containing(address, prefixLength);
  }

  /** Whether the kernel takes both for one: it tells addresses apart by address and prefix. */
  boolean isSameEntryAs(LeasedAddress other) {
    return address.equals(other.address) && prefixLength == other.prefixLength;
  }

  /** As {@code ip} writes it: {@code 192.168.1.100/24}. */
  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}

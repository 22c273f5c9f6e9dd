package dhcp.client.lease;

import dhcp.net.Ipv4Address;

/** The classes of addresses, from before there were masks (RFC 791 section 3.2). */
final class Classes {
  private Classes() {}

  /** The prefix length of the class A, B or C network in which an address lies. */
  static int prefixLength(Ipv4Address address) {
    int first = address.bits() >>> 24;
    return first < 128 ? 8 : first < 192 ? 16 : 24;
  }
}

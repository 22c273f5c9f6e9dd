package dhcp.net;

import java.util.OptionalInt;

/**
 * An IPv4 network: its first address and the length of its prefix.
 *
 * @param network the address with all host bits zero
 * @param prefixLength 0 to 32 bits
 */
public record Subnet(Ipv4Address network, int prefixLength) {
  public Subnet {
    if (prefixLength < 0 || prefixLength > 32) {
      throw new IllegalArgumentException("prefix length " + prefixLength + " is not in 0 to 32");
    }
    if ((network.bits() & ~maskBits(prefixLength)) != 0) {
      throw new IllegalArgumentException(
          network
              + "/"
              + prefixLength
              + " has host bits set; the network is "
              + new Ipv4Address(network.bits() & maskBits(prefixLength))
              + "/"
              + prefixLength);
    }
  }

  /** The network of the given prefix length in which an address lies. */
  public static Subnet containing(Ipv4Address address, int prefixLength) {
    return new Subnet(new Ipv4Address(address.bits() & maskBits(prefixLength)), prefixLength);
  }

  /**
   * The network in which an address lies, by a dotted mask.
   *
   * @throws IllegalArgumentException naming the mask when it has holes
   */
  public static Subnet containing(Ipv4Address address, Ipv4Address mask) {
    return containing(
        address,
        prefixOf(mask)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'"
                            + mask
                            + "' is not a subnet mask: its one bits must be contiguous, as in 255.255.255.0")));
  }

  /**
   * Reads {@code 192.168.1.0/24}.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a subnet: write it as 192.168.1.0/24");
    }
    return new Subnet(
        Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** The prefix length of a mask; empty when its one bits are not contiguous from the left. */
  public static OptionalInt prefixOf(Ipv4Address mask) {
    int length = Integer.bitCount(mask.bits());
    return mask.bits() == maskBits(length) ? OptionalInt.of(length) : OptionalInt.empty();
  }

  private static int maskBits(int prefixLength) {
    return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
  }

  public Ipv4Address mask() {
    return new Ipv4Address(maskBits(prefixLength));
  }

  /** The last address: the directed broadcast address where the prefix is shorter than 31. */
  public Ipv4Address broadcast() {
    return new Ipv4Address(network.bits() | ~maskBits(prefixLength));
  }

  public boolean contains(Ipv4Address address) {
    return (address.bits() & maskBits(prefixLength)) == network.bits();
  }

  public boolean overlaps(Subnet other) {
    return contains(other.network) || other.contains(network);
  }

  /**
   * Whether a host in this network may have the address: inside it, and neither its first nor its
   * last address, which /31 (RFC 3021) and /32 networks give to hosts too.
   */
  public boolean isHostAddress(Ipv4Address address) {
    return contains(address)
        && (prefixLength >= 31 || !address.equals(network) && !address.equals(broadcast()));
  }

  @Override
  public String toString() {
    return network + "/" + prefixLength;
  }
}

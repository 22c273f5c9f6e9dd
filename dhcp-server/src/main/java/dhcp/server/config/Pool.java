package dhcp.server.config;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;

/**
 * What {@code --dhcp-range START END MASK} says.
 *
 * @param range what is leased
 * @param subnet the network in which it lies
 */
record Pool(AddressRange range, Subnet subnet) {
  /**
   * Reads {@code 192.168.1.100 192.168.1.200 255.255.255.0}.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static Pool parse(String text) {
    String[] words = text.strip().split("[ \t]+");
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "'" + text + "' is not START END MASK, as in 192.168.1.100 192.168.1.200 255.255.255.0");
    }
    AddressRange range = new AddressRange(Ipv4Address.parse(words[0]), Ipv4Address.parse(words[1]));
    Subnet subnet = Subnet.containing(range.first(), mask(words[2]));
    if (!subnet.contains(range.last())) {
      throw new IllegalArgumentException(
          "the range "
              + range
              + " does not lie in one subnet: with the mask "
              + words[2]
              + ", "
              + range.first()
              + " is in "
              + subnet
              + " and "
              + range.last()
              + " is not");
    }
    if (!range.first().isUnicast() || !range.last().isUnicast()) {
      throw new IllegalArgumentException(
          "the range " + range + " holds addresses that no host can have");
    }
    return new Pool(range, subnet);
  }

  private static Ipv4Address mask(String text) {
    if (!text.contains(".") || Ipv4Address.parse(text).isAny()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a subnet mask, as in 255.255.255.0");
    }
    return Ipv4Address.parse(text);
  }
}

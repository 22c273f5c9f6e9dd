package dhcp.client.config;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Optional;

/**
 * A route as the kernel is to have it.
 *
 * @param gateway the next hop; empty when the destination is on the link itself
 * @param metric 0 to 2^31-1; of two routes to one destination the lower one is used
 */
record KernelRoute(Subnet destination, Optional<Ipv4Address> gateway, int metric) {
  private static final String ON_LINK = "link";

  /** Three words, read again by {@link #parse}. */
  @Override
  public String toString() {
    return destination + " " + gateway.map(Ipv4Address::toString).orElse(ON_LINK) + " " + metric;
  }

  /**
   * Reads the text of {@link #toString}.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  static KernelRoute parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not destination, gateway and metric");
    }
    Optional<Ipv4Address> gateway =
        words[1].equals(ON_LINK) ? Optional.empty() : Optional.of(Ipv4Address.parse(words[1]));
    return new KernelRoute(Subnet.parse(words[0]), gateway, Integer.parseInt(words[2]));
  }
}

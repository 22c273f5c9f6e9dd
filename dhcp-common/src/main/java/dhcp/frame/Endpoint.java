package dhcp.frame;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * One end of a UDP exchange on an Ethernet link.
 *
 * @param mac the station, or the group of stations, on the link
 * @param ip the address in the IPv4 header; 0.0.0.0 for a client that has none yet
 * @param port 0 to 65535
 */
public record Endpoint(MacAddress mac, Ipv4Address ip, int port) {
  public Endpoint {
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
    }
  }
}

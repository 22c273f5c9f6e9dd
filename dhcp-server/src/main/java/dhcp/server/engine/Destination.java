package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * Where a message goes.
 *
 * @param mac the station on the link
 * @param ip the IP destination
 * @param port the UDP destination port, 0 to 65535
 */
public record Destination(MacAddress mac, Ipv4Address ip, int port) {}

package dhcp.message;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;

/**
 * A route of the classless static route option (RFC 3442).
 *
 * @param destination the network; {@code 0.0.0.0/0} makes it the default route
 * @param router the next hop; {@code 0.0.0.0} when the destination is on the link itself
 */
public record Route(Subnet destination, Ipv4Address router) {}

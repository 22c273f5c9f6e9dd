package dhcp.message;

import dhcp.net.Ipv4Address;

/**
 * Two addresses that belong together: destination and router of a static route, address and mask of
 * a policy filter (RFC 2132 sections 5.8 and 4.3).
 */
public record AddressPair(Ipv4Address first, Ipv4Address second) {}

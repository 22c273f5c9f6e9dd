package dhcp.client.machine;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/** Who sent a frame, for reports only: what counts as the server is option 54 (RFC 2131 4.1). */
public record Sender(MacAddress mac, Ipv4Address ip) {}

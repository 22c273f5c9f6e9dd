/** Ethernet, IPv4, UDP and ARP to and from bytes, from Ethernet byte 0. */
package dhcp.frame;

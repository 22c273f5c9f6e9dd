/**
 * What a client's lease is and how it is read from a DHCPACK: every value checked before anybody
 * acts on it. Pure values: no I/O, no clock.
 */
package dhcp.client.lease;

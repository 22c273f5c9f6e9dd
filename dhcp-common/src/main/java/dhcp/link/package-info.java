/** One Ethernet interface: sending, capturing, and what the interface is at the moment. */
package dhcp.link;

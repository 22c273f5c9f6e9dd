/**
 * A lease onto the machine and off it again: address and routes by {@code ip}, the resolver, hook
 * scripts, and the files that remember both. No DHCP is decided here.
 */
package dhcp.client.config;

/** What the store promises, tried on real files. */
package dhcp.server.lease;

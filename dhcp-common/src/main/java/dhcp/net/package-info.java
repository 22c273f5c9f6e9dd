/** Values of the network: addresses, subnets, ranges and the Internet checksum. JDK only. */
package dhcp.net;

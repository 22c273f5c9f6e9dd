/** client.jar as users run it, on real interfaces in network namespaces, against real servers. */
package dhcp.client.wire;

/** Load mode: many simulated clients that take leases, to measure servers by. */
package dhcp.client.load;

/** Which addresses are free. Knows nothing of time, clients or leases. */
package dhcp.pool;

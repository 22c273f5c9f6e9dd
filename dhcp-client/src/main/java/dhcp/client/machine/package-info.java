/**
 * The client's state machine (RFC 2131 figure 5) as a pure function of state, event, time and
 * randomness. No I/O, no clock, no thread, no logger.
 */
package dhcp.client.machine;

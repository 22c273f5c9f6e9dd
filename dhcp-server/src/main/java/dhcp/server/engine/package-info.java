/**
 * The server's decisions (RFC 2131 section 4.3): which message, lease and moment lead to which
 * answer. Pure: no clock, thread, log, socket or file; time and randomness are arguments. One
 * thread at a time; whoever calls it serialises.
 */
package dhcp.server.engine;

/**
 * How subcommands reach a running server: an AF_UNIX socket that takes one request of one line and
 * answers with lines, all JSON.
 */
package dhcp.server.control;

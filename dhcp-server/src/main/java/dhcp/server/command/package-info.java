/** The subcommands that ask a running server. */
package dhcp.server.command;

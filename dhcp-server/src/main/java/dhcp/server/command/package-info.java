/** The subcommands, which ask a running server or its lease database. */
package dhcp.server.command;

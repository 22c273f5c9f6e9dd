/** What both command lines share: exit codes, durations, options, log lines and events. */
package dhcp.cli;

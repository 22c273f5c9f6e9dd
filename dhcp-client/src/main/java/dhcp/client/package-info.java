/**
 * The client as a program: command line, event loop, clock, frames in and out, log lines and
 * events. What it does when is decided in {@code dhcp.client.machine}.
 */
package dhcp.client;

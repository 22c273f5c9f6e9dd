/**
 * DHCP messages and options to and from bytes and text. No input or output, no clock, no logging;
 * uses {@code dhcp.net} and the JDK alone.
 */
package dhcp.message;

package dhcp.message;

/** What a datagram turned out to be: a message, or the reason why it is none. */
public sealed interface Parsed permits DhcpMessage, Malformed {}

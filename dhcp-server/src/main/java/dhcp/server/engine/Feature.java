package dhcp.server.engine;

/** What a server may do or not, switched by its operator. */
public enum Feature {
  /** NAK what the server has no record of, instead of the silence of RFC 2131 section 4.3.2. */
  AUTHORITATIVE,
  /** Tell clients apart by hardware address alone, whatever client identifier they send. */
  KEY_BY_MAC,
  /** Answer a DISCOVER that asks for it with an ACK at once (RFC 4039). */
  RAPID_COMMIT,
  /** Serve BOOTP clients, that is requests without a message type (RFC 951, RFC 1534). */
  BOOTP,
  /** Answer relay agents that ask who holds an address (RFC 4388). */
  LEASEQUERY,
  /** Look with ARP whether an address is in use before it is first offered (RFC 2131 3.1(2)). */
  CONFLICT_CHECK,
  /** Serve relay agents and renewing clients only, no broadcasts of clients on the link. */
  RELAY_ONLY,
  /** Drop what a station sends in the name of another: chaddr must be the frame's sender. */
  VERIFY_CHADDR
}

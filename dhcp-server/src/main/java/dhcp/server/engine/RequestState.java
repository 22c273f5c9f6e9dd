package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;

/** The state in which a client sends a REQUEST, told from its fields (RFC 2131 table 4). */
enum RequestState {
  /** Answers an offer: names a server and, in option 50, the address. */
  SELECTING,
  /** Checks an address it remembers: option 50 alone. */
  INIT_REBOOT,
  /** Extends its lease, asking this server: {@code ciaddr}, by unicast. */
  RENEWING,
  /** Extends its lease, asking any server: {@code ciaddr}, by broadcast or through a relay. */
  REBINDING,
  /** Names no address at all, or a server in no way that can be read (RFC 2131 table 5). */
  INVALID;

  static RequestState of(Query query) {
    DhcpMessage message = query.message();
    boolean asks = query.requestedAddress().isPresent();
    if (message.has(Options.SERVER_IDENTIFIER)
        && message.get(Options.SERVER_IDENTIFIER).isEmpty()) {
      return INVALID;
    }
    if (asks && message.has(Options.SERVER_IDENTIFIER)) {
      return SELECTING;
    }
    if (!message.ciaddr().isAny()) {
      return query.arrival().isUnicast() && !query.arrival().isRelayed() ? RENEWING : REBINDING;
    }
    return asks ? INIT_REBOOT : INVALID;
  }
}

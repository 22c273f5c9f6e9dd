package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.RelayAgentInformation;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * Where a reply goes (RFC 2131 section 4.1): to the relay agent; else, if it is no NAK, to {@code
 * ciaddr}; else to everybody if the client asks for it; else straight to {@code yiaddr}, which does
 * not answer ARP yet, at the client's hardware address.
 */
final class ReplyAddressing {
  static final int SERVER_PORT = 67;
  static final int CLIENT_PORT = 68;
  private static final Destination EVERYBODY =
      new Destination(MacAddress.BROADCAST, Ipv4Address.BROADCAST, CLIENT_PORT);

  private ReplyAddressing() {}

  /** For an offer, an ACK of a lease, or a BOOTP reply. */
  static Destination ofLease(Query query, Ipv4Address yiaddr) {
    DhcpMessage message = query.message();
    if (query.arrival().isRelayed()) {
      return relay(query);
    }
    if (message.ciaddr().isUnicast()) {
      return client(query, message.ciaddr());
    }
    return message.broadcast() || !hasStation(message) ? EVERYBODY : station(message, yiaddr);
  }

  /** For a NAK, which the client must hear even if its address is wrong. */
  static Destination ofNak(Query query) {
    return query.arrival().isRelayed() ? relay(query) : EVERYBODY;
  }

  /**
   * For the ACK of an INFORM: straight to the client's address, also past a relay agent (section
   * 4.3.5); to the relay agent when the client gave no address.
   */
  static Destination ofInform(Query query, Ipv4Address client) {
    return client.isAny() ? relay(query) : client(query, client);
  }

  /** To the relay agent, by the way its message came; to its source port if it says so. */
  static Destination relay(Query query) {
    Arrival arrival = query.arrival();
    boolean bySourcePort = query.relay(RelayAgentInformation.RELAY_SOURCE_PORT).isPresent();
    return new Destination(
        arrival.frameSource(),
        arrival.message().giaddr(),
        bySourcePort ? arrival.sourcePort() : SERVER_PORT);
  }

  /** To an address the client has: on the link at its hardware address, else by the router. */
  private static Destination client(Query query, Ipv4Address address) {
    Arrival arrival = query.arrival();
    boolean routed = arrival.isRouted() || arrival.isRelayed() && !arrival.link().reaches(address);
    return routed || !hasStation(arrival.message())
        ? new Destination(arrival.frameSource(), address, CLIENT_PORT)
        : station(arrival.message(), address);
  }

  private static boolean hasStation(DhcpMessage message) {
    return message.chaddr().mac().filter(mac -> !mac.isMulticast()).isPresent();
  }

  private static Destination station(DhcpMessage message, Ipv4Address ip) {
    return new Destination(message.chaddr().mac().orElseThrow(), ip, CLIENT_PORT);
  }
}

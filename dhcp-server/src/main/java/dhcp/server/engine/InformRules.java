package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * DHCPINFORM (RFC 2131 section 4.3.5): parameters for a client that has its address from elsewhere.
 * The address must lie where the client is, but no lease is looked for.
 */
final class InformRules {
  private InformRules() {}

  static Decision decide(Query query, Topology topology) {
    Ipv4Address address = addressOf(query.arrival());
    if (address.isAny() && !query.arrival().isRelayed()) {
      return new Decision.Ignore(query, Reason.NO_CLIENT_ADDRESS, address);
    }
    if (address.isAny()) {
      return new Decision.InformAck(query, Reason.INFORMED, address, query.network().preferred());
    }
    return query
        .network()
        .scopeOf(address)
        .or(() -> query.arrival().isRouted() ? topology.scopeOf(address) : Optional.empty())
        .<Decision>map(scope -> new Decision.InformAck(query, Reason.INFORMED, address, scope))
        .orElseGet(() -> new Decision.Ignore(query, Reason.WRONG_NETWORK, address));
  }

  /** The client's address: {@code ciaddr}, or the source where a client leaves that out. */
  static Ipv4Address addressOf(Arrival arrival) {
    Ipv4Address ciaddr = arrival.message().ciaddr();
    return ciaddr.isAny() && !arrival.isRelayed() ? arrival.source() : ciaddr;
  }
}

package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.message.RelayAgentInformation;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * Finds where a client is (RFC 2131 section 4.3.1): by the relay agent's link selection (RFC 3527),
 * the client's subnet selection (RFC 3011), {@code giaddr}, the address that a client behind a
 * router already has, or the link itself.
 */
final class SelectSubnet {
  private SelectSubnet() {}

  static Network of(Query query, Topology topology) {
    Arrival arrival = query.arrival();
    DhcpMessage message = arrival.message();
    if (arrival.isRelayed()) {
      Optional<Ipv4Address> selection = query.relay(RelayAgentInformation.LINK_SELECTION);
      if (selection.isPresent()) {
        return topology.networkOf(selection.get());
      }
    }
    Optional<Ipv4Address> wished = message.get(Options.SUBNET_SELECTION);
    if (wished.isPresent()) {
      return topology.networkOf(wished.get());
    }
    if (arrival.isRelayed()) {
      return topology.networkOfRelay(message.giaddr());
    }
    Network onLink = topology.networkOn(arrival.link());
    if (arrival.isUnicast() && !onLink.contains(message.ciaddr().bits())) {
      Network elsewhere = topology.networkOf(message.ciaddr());
      return elsewhere.isNowhere() ? onLink : elsewhere;
    }
    return onLink;
  }
}

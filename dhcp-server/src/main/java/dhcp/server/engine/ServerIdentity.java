package dhcp.server.engine;

import dhcp.message.Options;
import dhcp.message.RelayAgentInformation;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * The server identifier (option 54, RFC 2131 section 4.1): which address the server calls itself to
 * a client, and which it answers to.
 */
final class ServerIdentity {
  private ServerIdentity() {}

  /** What the client is told: what the relay agent wants (RFC 5107), else the server's source. */
  static Optional<Ipv4Address> identifier(Query query, Scope scope) {
    Optional<Ipv4Address> wanted = override(query);
    return wanted.isPresent() ? wanted : source(query, scope);
  }

  /**
   * The source of answers: as configured, else the link's address in the subnet or its first, else
   * what is configured for another subnet of the network.
   */
  static Optional<Ipv4Address> source(Query query, Scope scope) {
    SubnetPolicy policy = scope.policy();
    if (policy.serverIdentifier().isPresent()) {
      return policy.serverIdentifier();
    }
    Optional<Ipv4Address> own = query.arrival().link().addressFor(policy.subnet());
    return own.isPresent() ? own : configured(query.network());
  }

  private static Optional<Ipv4Address> configured(Network network) {
    return network.scopes().stream()
        .flatMap(scope -> scope.policy().serverIdentifier().stream())
        .findFirst();
  }

  /** The source of answers to a relay agent's question: the address that it asked. */
  static Optional<Ipv4Address> asked(Arrival arrival) {
    ServerLink link = arrival.link();
    return link.owns(arrival.destination())
        ? Optional.of(arrival.destination())
        : link.addresses().stream().map(ServerLink.OwnAddress::address).findFirst();
  }

  private static Optional<Ipv4Address> override(Query query) {
    return query.arrival().isRelayed()
        ? query.relay(RelayAgentInformation.SERVER_IDENTIFIER_OVERRIDE)
        : Optional.empty();
  }

  /** Whether a server identifier is one of this server's: any address it has will do. */
  static boolean isOurs(Query query, Ipv4Address identifier, Topology topology) {
    return query.arrival().link().owns(identifier)
        || topology.isIdentifier(identifier)
        || override(query).filter(identifier::equals).isPresent();
  }

  /** Whether the message names this server, as those must that give an address back. */
  static boolean isNamed(Query query, Topology topology) {
    return query
        .message()
        .get(Options.SERVER_IDENTIFIER)
        .filter(identifier -> isOurs(query, identifier, topology))
        .isPresent();
  }
}

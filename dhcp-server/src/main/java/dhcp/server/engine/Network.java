package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/**
 * The subnets that share a link, the preferred one first: a client there may have an address in any
 * of them (RFC 2131 section 4.3.1 speaks of "the subnet"; several on one wire are common).
 *
 * @param scopes none for messages from where the server does not serve
 */
record Network(List<Scope> scopes) {
  static final Network NOWHERE = new Network(List.of());

  Network {
    scopes = List.copyOf(scopes);
  }

  boolean isNowhere() {
    return scopes.isEmpty();
  }

  /** The first subnet; there is one unless this is nowhere. */
  Scope preferred() {
    return scopes.get(0);
  }

  boolean contains(int address) {
    for (int i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).contains(new Ipv4Address(address))) {
        return true;
      }
    }
    return false;
  }

  /** The subnet in which an address lies. */
  Optional<Scope> scopeOf(Ipv4Address address) {
    for (int i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).contains(address)) {
        return Optional.of(scopes.get(i));
      }
    }
    return Optional.empty();
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * DHCPRELEASE (RFC 2131 section 4.3.4) and DHCPDECLINE (section 4.3.3). Neither has an answer, and
 * neither counts unless it comes from the client that holds the address and names this server: else
 * anybody could take addresses from others.
 */
final class GiveBackRules {
  private final Books books;

  GiveBackRules(Books books) {
    this.books = books;
  }

  Decision release(Query query, long now) {
    Ipv4Address address = query.message().ciaddr();
    return refusal(query, address, now)
        .<Decision>map(reason -> new Decision.Ignore(query, reason, address))
        .orElseGet(() -> new Decision.Release(query, Reason.RELEASED, address));
  }

  Decision decline(Query query, long now) {
    Ipv4Address address = query.requestedAddress().orElse(Ipv4Address.ANY);
    return refusal(query, address, now)
        .<Decision>map(reason -> new Decision.Ignore(query, reason, address))
        .orElseGet(() -> new Decision.Decline(query, Reason.DECLINED, address));
  }

  private Optional<Reason> refusal(Query query, Ipv4Address address, long now) {
    if (!ServerIdentity.isNamed(query, books.topology())) {
      return Optional.of(Reason.NOT_OUR_IDENTIFIER);
    }
    boolean holds =
        books
            .leases()
            .at(address)
            .filter(lease -> lease.isHeld(now) && lease.isKeyedBy(query.client()))
            .isPresent();
    return holds ? Optional.empty() : Optional.of(Reason.NOT_THE_HOLDER);
  }
}

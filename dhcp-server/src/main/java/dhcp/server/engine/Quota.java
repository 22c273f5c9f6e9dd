package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * Keeps a client, or the clients of a relay agent's port, from having more addresses than the
 * operator allows. Whoever has one keeps it; only one more is refused, and a reserved one never.
 */
final class Quota {
  private final Books books;

  Quota(Books books) {
    this.books = books;
  }

  /** The decision, or silence where it would give somebody one address too many. */
  Decision within(Decision decision, long now) {
    if (!books.holdings().areBounded()) {
      return decision;
    }
    if (decision instanceof Decision.Offer offer) {
      return within(decision, offer.grant(), now);
    }
    if (decision instanceof Decision.Ack ack) {
      return within(decision, ack.grant(), now);
    }
    return decision instanceof Decision.BootpReply reply
        ? within(decision, reply.grant(), now)
        : decision;
  }

  private Decision within(Decision decision, Grant grant, long now) {
    Query query = decision.query();
    return hasOne(query, grant.address(), now)
        ? decision
        : books
            .holdings()
            .refusal(books.holdings().holders(query, grant.scope()))
            .<Decision>map(reason -> new Decision.Ignore(query, reason, Ipv4Address.ANY))
            .orElse(decision);
  }

  /** Whether the client has an address that this one is or replaces, or a right to this one. */
  private boolean hasOne(Query query, Ipv4Address address, long now) {
    return books.offers().of(query.client()).isPresent()
        || books.leaseOf(query, now).filter(lease -> lease.isHeld(now)).isPresent()
        || isHeldByStation(query, address, now)
        || books
            .topology()
            .reservations()
            .of(query)
            .map(Reservation::address)
            .equals(Optional.of(address));
  }

  private boolean isHeldByStation(Query query, Ipv4Address address, long now) {
    return books
        .leases()
        .at(address)
        .filter(lease -> lease.isHeld(now) && lease.hasHardware(query.hardware()))
        .isPresent();
  }
}

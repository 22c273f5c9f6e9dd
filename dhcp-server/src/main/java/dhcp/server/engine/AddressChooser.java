package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * Chooses the address for a client (RFC 2131 section 4.3.1): the one reserved for it, its present
 * one, its former one, one that it uses as if it were its own, the one it asks for, the one offered
 * to it before, and at last one that is new to it.
 */
final class AddressChooser {
  private final Books books;
  private final NewAddress newAddress;

  AddressChooser(Books books, Sweeper sweeper, Rush rush) {
    this.books = books;
    newAddress = new NewAddress(books, sweeper, rush);
  }

  Choice choose(Query query, long now) {
    return reserved(query, now)
        .or(() -> own(query, now))
        .or(() -> bootRom(query, now))
        .or(() -> used(query, now))
        .or(() -> requested(query, now))
        .or(() -> offered(query, now))
        .orElseGet(() -> newAddress.choose(query, now));
  }

  private Optional<Choice> reserved(Query query, long now) {
    return books
        .topology()
        .reservations()
        .of(query)
        .flatMap(reservation -> ifAllowed(query, reservation.address(), Reason.RESERVED, now));
  }

  private Optional<Choice> own(Query query, long now) {
    return books
        .leaseOf(query, now)
        .flatMap(
            lease -> {
              Reason reason = lease.isHeld(now) ? Reason.OWN_LEASE : Reason.FORMER_LEASE;
              return ifAllowed(query, lease.ip(), reason, now);
            });
  }

  private Optional<Choice> bootRom(Query query, long now) {
    return books
        .bootRomLeaseOf(query, now)
        .flatMap(lease -> ifAllowed(query, lease.ip(), Reason.BOOT_ROM_LEASE, now));
  }

  private Optional<Choice> used(Query query, long now) {
    return books
        .addressUsedBy(query)
        .flatMap(lease -> ifAllowed(query, lease.ip(), Reason.OWN_USE, now));
  }

  private Optional<Choice> requested(Query query, long now) {
    return query
        .requestedAddress()
        .filter(
            address ->
                books.claim(query, address, now) == Claim.FREE
                    && newAddress.mayHold(query, books.topology().sliceOf(address), now))
        .flatMap(address -> ifAllowed(query, address, Reason.REQUESTED, now));
  }

  private Optional<Choice> offered(Query query, long now) {
    return books
        .offers()
        .of(query.client())
        .flatMap(offer -> ifAllowed(query, offer.address(), Reason.OWN_OFFER, now));
  }

  private Optional<Choice> ifAllowed(Query query, Ipv4Address address, Reason reason, long now) {
    Claim claim = books.claim(query, address, now);
    return claim.refusal().isPresent()
        ? Optional.empty()
        : query
            .network()
            .scopeOf(address)
            .map(scope -> new Choice.Found(reason, scope, address, claim));
  }
}

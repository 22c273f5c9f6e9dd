package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * Chooses the address for a client (RFC 2131 section 4.3.1): the one reserved for it, its present
 * one, its former one, one that it uses as if it were its own, the one it asks for, the one offered
 * to it before, and at last one that is new to it.
 *
 * <p>One after the other, without a chain of functions: this is what most of the time for a client
 * goes into, and such chains are not compiled well.
 */
final class AddressChooser {
  private final Books books;
  private final NewAddress newAddress;

  AddressChooser(Books books, Sweeper sweeper, Rush rush) {
    this.books = books;
    newAddress = new NewAddress(books, sweeper, rush);
  }

  Choice choose(Query query, long now) {
    Optional<Choice> known = reserved(query, now);
    if (known.isEmpty()) {
      known = own(query, now);
    }
    if (known.isEmpty()) {
      known = bootRom(query, now);
    }
    if (known.isEmpty()) {
      known = used(query, now);
    }
    if (known.isEmpty()) {
      known = requested(query, now);
    }
    if (known.isEmpty()) {
      known = offered(query, now);
    }
    return known.isPresent() ? known.get() : newAddress.choose(query, now);
  }

  private Optional<Choice> reserved(Query query, long now) {
    Optional<Reservation> own = books.topology().reservations().of(query);
    return own.isPresent()
        ? ifAllowed(query, own.get().address(), Reason.RESERVED, now)
        : Optional.empty();
  }

  private Optional<Choice> own(Query query, long now) {
    Optional<Lease> lease = books.leaseOf(query, now);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    Reason reason = lease.get().isHeld(now) ? Reason.OWN_LEASE : Reason.FORMER_LEASE;
    return ifAllowed(query, lease.get().ip(), reason, now);
  }

  private Optional<Choice> bootRom(Query query, long now) {
    Optional<Lease> lease = books.bootRomLeaseOf(query, now);
    return lease.isPresent()
        ? ifAllowed(query, lease.get().ip(), Reason.BOOT_ROM_LEASE, now)
        : Optional.empty();
  }

  private Optional<Choice> used(Query query, long now) {
    Optional<Lease> lease = books.addressUsedBy(query);
    return lease.isPresent()
        ? ifAllowed(query, lease.get().ip(), Reason.OWN_USE, now)
        : Optional.empty();
  }

  private Optional<Choice> requested(Query query, long now) {
    Optional<Ipv4Address> wish = query.requestedAddress();
    return wish.isPresent()
            && books.claim(query, wish.get(), now) == Claim.FREE
            && newAddress.mayHold(query, books.topology().sliceOf(wish.get()), now)
        ? ifAllowed(query, wish.get(), Reason.REQUESTED, now)
        : Optional.empty();
  }

  private Optional<Choice> offered(Query query, long now) {
    Optional<OfferBook.Offer> offer = books.offers().of(query.client());
    return offer.isPresent()
        ? ifAllowed(query, offer.get().address(), Reason.OWN_OFFER, now)
        : Optional.empty();
  }

  private Optional<Choice> ifAllowed(Query query, Ipv4Address address, Reason reason, long now) {
    Claim claim = books.claim(query, address, now);
    Optional<Scope> scope = query.network().scopeOf(address);
    return claim.refusal().isPresent() || scope.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choice.Found(reason, scope.get(), address, claim));
  }
}

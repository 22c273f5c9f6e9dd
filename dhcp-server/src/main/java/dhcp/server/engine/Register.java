package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes leases and offers, and says of each change what must be stored. */
final class Register {
  /** More than one address in so many of a slice in quarantine, and quarantines become short. */
  private static final int QUARANTINED_SHARE = 2;

  private static final long SHORT_QUARANTINE = 60_000;

  private final Books books;

  Register(Books books) {
    this.books = books;
  }

  /** Holds an address for the client that it is offered to. */
  void offer(Query query, Grant grant, long now) {
    Ipv4Address address = grant.address();
    Slice slice = books.topology().sliceOf(address);
    OfferBook.Sharing sharing = share(query, address);
    slice.take(address);
    OfferBook.Offer offer =
        new OfferBook.Offer(
            query.client(),
            query.hardware(),
            address,
            grant.leaseSeconds(),
            slice,
            now + books.policy().holdTimes().offer().toMillis(),
            holders(query, grant, now),
            sharing);
    books.offers().put(offer, books.policy().limits().offers());
  }

  /** Ends another client's offer of an address that is now offered to this one. */
  private OfferBook.Sharing share(Query query, Ipv4Address address) {
    Optional<OfferBook.Offer> other = books.offers().at(address);
    if (other.isEmpty()) {
      return OfferBook.Sharing.ONE;
    }
    if (other.get().client().octets().equals(query.client().octets())) {
      return other.get().sharing();
    }
    books.offers().remove(other.get());
    return OfferBook.Sharing.SEVERAL;
  }

  /** A lease is counted already, and an offer of it to its client again is no address more. */
  private List<Holder> holders(Query query, Grant grant, long now) {
    return books.leases().at(grant.address()).filter(lease -> lease.isHeld(now)).isPresent()
        ? List.of()
        : books.holdings().holders(query, grant.scope());
  }

  void dropOffer(ClientKey client) {
    drop(books.offers().of(client));
  }

  private void drop(Optional<OfferBook.Offer> offer) {
    if (offer.isPresent()) {
      books.offers().remove(offer.get());
    }
  }

  /**
   * Makes an address a client's, and says that what else it held in the network is released. Until
   * both are stored the client has not heard of it, so its other addresses, and a later end of this
   * one, stay as they are.
   */
  List<LeaseChange> bind(Query query, Grant grant, long now) {
    dropOffer(query.client());
    drop(books.offers().at(grant.address()));
    List<LeaseChange> changes = new ArrayList<>(1);
    books.leases().eachOf(query.client(), lease -> releaseOther(query, grant, lease, now, changes));
    Lease lease = books.leases().entry(grant.address());
    uncount(lease);
    boolean known = lease.isKeyedBy(query.client());
    long heldUntil = known && lease.isHeld(now) ? lease.end() : now;
    if (!known) {
      ClientFacts.clear(lease);
    }
    books.leases().assign(lease, query.client(), query.hardware().bytes());
    ClientFacts.copy(query, lease);
    lease.leaseSeconds((int) grant.leaseSeconds());
    lease.unstored(0);
    place(lease, LeaseState.PENDING, Math.max(heldUntil, grant.end(now)));
    count(lease);
    changes.add(new LeaseChange.Put(lease.toRecord().with(LeaseState.BOUND, grant.end(now))));
    return changes;
  }

  private static void releaseOther(
      Query query, Grant grant, Lease lease, long now, List<LeaseChange> changes) {
    if (lease.address() != grant.address().bits()
        && lease.isHeld(now)
        && query.network().contains(lease.address())) {
      changes.add(new LeaseChange.Put(lease.toRecord().with(LeaseState.RELEASED, now)));
    }
  }

  /** Moves the end of a lease on by the seconds since it was stored; nothing is stored again. */
  void repeat(Grant grant, long now) {
    books
        .leases()
        .at(grant.address())
        .filter(lease -> lease.end() < grant.end(now))
        .ifPresent(
            lease -> {
              lease.unstored((int) (lease.unstored() + grant.end(now) - lease.end()));
              file(lease, lease.state(), grant.end(now));
            });
  }

  LeaseChange release(Lease lease, long now) {
    file(lease, LeaseState.RELEASED, now);
    return new LeaseChange.Put(lease.toRecord());
  }

  /** Keeps an address from everybody for a while. */
  LeaseChange quarantine(Lease lease, LeaseState state, long now) {
    Slice slice = books.topology().sliceOf(lease.ip());
    HoldTimes times = books.policy().holdTimes();
    long hold = (state == LeaseState.DECLINED ? times.declined() : times.conflict()).toMillis();
    if ((slice.quarantined() + 1L) * QUARANTINED_SHARE > slice.size()) {
      hold = Math.min(hold, SHORT_QUARANTINE);
    }
    file(lease, state, now + hold);
    drop(books.offers().at(lease.ip()));
    return new LeaseChange.Put(lease.toRecord());
  }

  /** Ends a lease that has run out. */
  void expire(Lease lease) {
    file(lease, LeaseState.EXPIRED, lease.end());
  }

  /** Forgets everything about an address; it is free unless it is being offered. */
  LeaseChange forget(Lease lease) {
    Ipv4Address address = lease.ip();
    uncount(lease);
    Slice slice = books.topology().sliceOf(address);
    slice.unfile(lease);
    books.leases().remove(lease);
    if (books.offers().at(address).isEmpty()) {
      slice.giveBack(address);
    }
    return new LeaseChange.Remove(address);
  }

  /**
   * Takes over what was stored before a restart. The client may have been told of a somewhat later
   * end, since requests repeated at once are not stored again.
   */
  void restore(LeaseRecord stored) {
    if (stored.address().isAny()) {
      return;
    }
    Lease lease = books.leases().entry(stored.address());
    uncount(lease);
    books.leases().assign(lease, stored.client(), stored.hardware().bytes());
    ClientFacts.restore(stored, lease);
    boolean ends = stored.state().isLease() && stored.end() != LeaseRecord.NEVER;
    lease.unstored(ends ? (int) LeaseTimes.repeatMillis(stored.leaseSeconds()) : 0);
    place(lease, stored.state(), stored.end() + lease.unstored());
    count(lease);
  }

  /** What was stored is on disk: it may be relied on, unless it has changed since. */
  void stored(LeaseRecord record) {
    Optional<Lease> lease = books.leases().at(record.address());
    if (lease.isPresent()
        && lease.get().state().isLease()
        && lease.get().isKeyedBy(record.client())) {
      stored(record, lease.get());
    }
  }

  private void stored(LeaseRecord record, Lease lease) {
    boolean pending = lease.state() == LeaseState.PENDING;
    boolean latest = lease.leaseSeconds() == (int) record.leaseSeconds();
    if (record.state() == LeaseState.RELEASED) {
      if (!pending && lease.end() > record.end()) {
        file(lease, LeaseState.RELEASED, record.end());
      }
    } else if (record.end() > lease.end() || pending && (record.end() == lease.end() || latest)) {
      file(lease, LeaseState.BOUND, record.end());
    }
  }

  private void file(Lease lease, LeaseState state, long end) {
    uncount(lease);
    place(lease, state, end);
    count(lease);
  }

  private void uncount(Lease lease) {
    books.holdings().remove(books.holdings().holders(lease, books.topology()));
  }

  private void count(Lease lease) {
    books.holdings().add(books.holdings().holders(lease, books.topology()));
  }

  private void place(Lease lease, LeaseState state, long end) {
    Slice slice = books.topology().sliceOf(lease.ip());
    if (!lease.isFiled()) {
      slice.take(lease.ip());
    }
    slice.file(lease, state, end);
  }
}

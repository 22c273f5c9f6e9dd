package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes leases and offers, and says of each change what must be stored. */
final class Register {
  /** A request so soon after the last stored one changes nothing that must be stored. */
  static final short REPEAT_MILLIS = 10_000;

  /** More than one address in so many of a slice in quarantine, and quarantines become short. */
  private static final int QUARANTINED_SHARE = 2;

  private static final long SHORT_QUARANTINE = 60_000;

  private final Books books;

  Register(Books books) {
    this.books = books;
  }

  /** Holds an address for the client that it is offered to. */
  void offer(Query query, Ipv4Address address, long now) {
    Slice slice = books.topology().sliceOf(address);
    slice.take(address);
    OfferBook.Offer offer =
        new OfferBook.Offer(
            query.client(),
            Octets.wrap(ClientKey.typed(query.message().chaddr())),
            address,
            slice,
            now + books.policy().holdTimes().offer().toMillis());
    books.offers().put(offer, books.policy().limits().offers());
  }

  void dropOffer(ClientKey client) {
    books.offers().of(client).ifPresent(books.offers()::remove);
  }

  /** Makes an address a client's; what else it held in the network is released. */
  List<LeaseChange> bind(Query query, Grant grant, long now) {
    dropOffer(query.client());
    List<LeaseChange> changes = releaseOthers(query, grant.address(), now);
    Lease lease = books.leases().entry(grant.address());
    if (!lease.isKeyedBy(query.client())) {
      ClientFacts.clear(lease);
    }
    books.leases().assign(lease, query.client(), ClientKey.typed(query.message().chaddr()));
    ClientFacts.copy(query, lease);
    lease.leaseSeconds = (int) grant.leaseSeconds();
    lease.unstored = 0;
    file(lease, LeaseState.PENDING, grant.end(now));
    changes.add(new LeaseChange.Put(lease.toRecord().in(LeaseState.BOUND)));
    return changes;
  }

  private List<LeaseChange> releaseOthers(Query query, Ipv4Address but, long now) {
    List<LeaseChange> changes = new ArrayList<>(1);
    books
        .leases()
        .eachOf(
            query.client(),
            lease -> {
              if (lease.address != but.bits()
                  && lease.isHeld(now)
                  && query.network().contains(lease.address)) {
                changes.add(release(lease, now));
              }
            });
    return changes;
  }

  /** Moves the end of a lease by the seconds since it was stored; nothing is stored again. */
  void repeat(Grant grant, long now) {
    books
        .leases()
        .at(grant.address())
        .filter(lease -> lease.end != LeaseRecord.NEVER)
        .ifPresent(
            lease -> {
              lease.unstored += (short) (grant.end(now) - lease.end);
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
    books.offers().at(lease.ip()).ifPresent(books.offers()::remove);
    return new LeaseChange.Put(lease.toRecord());
  }

  /** Ends a lease that has run out. */
  void expire(Lease lease) {
    file(lease, LeaseState.EXPIRED, lease.end);
  }

  /** Forgets everything about an address; it is free unless it is being offered. */
  LeaseChange forget(Lease lease) {
    Ipv4Address address = lease.ip();
    lease.slice.unfile(lease);
    books.leases().remove(lease);
    if (books.offers().at(address).isEmpty()) {
      lease.slice.giveBack(address);
    }
    return new LeaseChange.Remove(address);
  }

  /** Takes over what was stored before a restart. */
  void restore(LeaseRecord stored) {
    Lease lease = books.leases().entry(stored.address());
    books.leases().assign(lease, stored.client(), stored.hardware().bytes());
    ClientFacts.restore(stored, lease);
    boolean told = stored.state().isLease() && stored.end() != LeaseRecord.NEVER;
    // Its client may have been told of an end that was not worth storing (see repeat).
    lease.unstored = told ? REPEAT_MILLIS : 0;
    file(lease, stored.state(), told ? stored.end() + REPEAT_MILLIS : stored.end());
  }

  /** What was stored is on disk: the lease may be relied on, unless it has changed since. */
  void stored(LeaseRecord record) {
    Optional<Lease> lease = books.leases().at(record.address());
    lease
        .filter(known -> known.state() == LeaseState.PENDING && known.end == record.end())
        .filter(known -> known.isKeyedBy(record.client()))
        .ifPresent(known -> file(known, LeaseState.BOUND, known.end));
  }

  private void file(Lease lease, LeaseState state, long end) {
    Slice slice = lease.slice;
    if (slice == null) {
      slice = books.topology().sliceOf(lease.ip());
      slice.take(lease.ip());
    }
    slice.file(lease, state, end);
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * Finds an address for a client that has no claim to any: one that was never used, else the one
 * that has been unused for longest, else in a rush the one that has been on offer for longest.
 *
 * <p>Many made-up clients can keep all addresses of a pool on offer. Of a large one, a share is
 * therefore kept for clients that had a lease before.
 */
final class NewAddress {
  /** Slices of up to so many addresses may all be on offer at once. */
  private static final long SMALL_SLICE = 256;

  /** Of larger ones, one part in so many is kept for known clients. */
  private static final int KEPT_PART = 8;

  /** Leases ended, and addresses passed over, in one search at most. */
  private static final int SEARCH = 64;

  private final Books books;
  private final Sweeper sweeper;
  private final Rush rush;

  NewAddress(Books books, Sweeper sweeper, Rush rush) {
    this.books = books;
    this.sweeper = sweeper;
    this.rush = rush;
  }

  Choice choose(Query query, long now) {
    boolean kept = false;
    for (Reason reason : new Reason[] {Reason.NEW, Reason.REUSED}) {
      for (Scope scope : query.network().scopes()) {
        for (Slice slice : scope.slices()) {
          if (scope.serves(slice, query.classes())) {
            Optional<Ipv4Address> address =
                reason == Reason.NEW ? neverUsed(query, slice) : longestUnused(slice, now);
            boolean may = address.isEmpty() || mayHold(query, slice, now);
            if (address.isPresent() && may) {
              return new Choice.Found(reason, scope, address.get(), Claim.FREE);
            }
            kept |= !may;
          }
        }
      }
    }
    Reason none = kept ? Reason.TOO_MANY_OFFERS : Reason.POOL_EXHAUSTED;
    return rush.isOn(now)
        ? shared(query, now).orElse(new Choice.None(none))
        : new Choice.None(none);
  }

  /** The address that has been on offer for longest to a client that never had it. */
  private Optional<Choice> shared(Query query, long now) {
    for (Scope scope : query.network().scopes()) {
      for (Slice slice : scope.slices()) {
        Optional<Ipv4Address> oldest =
            scope.serves(slice, query.classes())
                ? slice.longestOffered(address -> isOfferedToStranger(query, address, now), SEARCH)
                : Optional.empty();
        if (oldest.isPresent()) {
          return Optional.of(
              new Choice.Found(Reason.SHARED_OFFER, scope, oldest.get(), Claim.FREE));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether an address is nobody's, and was not its client's before. */
  private boolean isOfferedToStranger(Query query, Ipv4Address address, long now) {
    Optional<Lease> known = books.leases().at(address);
    return books.claim(query, address, now) == Claim.OFFERED_TO_ANOTHER
        && books
            .offers()
            .at(address)
            .filter(offer -> known.filter(lease -> lease.isKeyedBy(offer.client())).isEmpty())
            .isPresent();
  }

  /** Whether one more address of a slice may be on offer to this client. */
  boolean mayHold(Query query, Slice slice, long now) {
    long size = slice.size();
    return size <= SMALL_SLICE
        || slice.offers() < size - size / KEPT_PART
        || books.leaseOf(query, now).isPresent();
  }

  private Optional<Ipv4Address> neverUsed(Query query, Slice slice) {
    for (int i = 0; i < SEARCH; i++) {
      Optional<Ipv4Address> next = slice.nextFree();
      if (next.isEmpty() || !query.arrival().link().owns(next.get())) {
        return next;
      }
      slice.take(next.get());
    }
    return Optional.empty();
  }

  private Optional<Ipv4Address> longestUnused(Slice slice, long now) {
    sweeper.end(slice, now, SEARCH);
    for (int i = 0; i < SEARCH && slice.ended().firstTime() <= now; i++) {
      Ipv4Address address = slice.ended().first().ip();
      Optional<OfferBook.Offer> offer = books.offers().at(address);
      if (offer.isEmpty()) {
        return Optional.of(address);
      }
      slice.ended().postponeFirst(offer.get().until());
    }
    // A quarantine that has just ended leaves an address that counts as never used.
    return slice.nextFree();
  }
}

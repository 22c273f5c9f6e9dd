package dhcp.server.engine;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * DHCPREQUEST (RFC 2131 section 4.3.2): for each state of the client, an ACK, a NAK, or silence
 * where another server may know better.
 */
final class RequestRules {
  private final Books books;

  RequestRules(Books books) {
    this.books = books;
  }

  /** Whether the client chose another server's offer; its network does not matter then. */
  boolean isForAnother(Query query) {
    return query
        .message()
        .get(Options.SERVER_IDENTIFIER)
        .filter(identifier -> !ServerIdentity.isOurs(query, identifier, books.topology()))
        .isPresent();
  }

  Decision notChosen(Query query) {
    Ipv4Address offered =
        books.offers().of(query.client()).map(OfferBook.Offer::address).orElse(Ipv4Address.ANY);
    return new Decision.NotChosen(query, Reason.OTHER_SERVER, offered);
  }

  Decision decide(Query query, long now) {
    Ipv4Address ciaddr = query.message().ciaddr();
    return switch (RequestState.of(query)) {
      case SELECTING -> selecting(query, query.requestedAddress().orElseThrow(), now);
      case INIT_REBOOT ->
          remembered(query, query.requestedAddress().orElseThrow(), Reason.REBOOTED, now);
      case RENEWING -> remembered(query, ciaddr, Reason.RENEWED, now);
      case REBINDING -> remembered(query, ciaddr, Reason.REBOUND, now);
      case INVALID -> new Decision.Ignore(query, Reason.INCOMPLETE, Ipv4Address.ANY);
    };
  }

  /**
   * The client chose this server, so it gets an answer in any case. An address that was never
   * offered to it, as far as is known after a restart, is granted if nobody has it.
   */
  private Decision selecting(Query query, Ipv4Address address, long now) {
    Claim claim = books.claim(query, address, now);
    return switch (claim) {
      case OWN_LEASE, OWN_FORMER, OWN_OFFER, OWN_RESERVED ->
          ack(query, selected(query, address, claim), Reason.SELECTED, now);
      case FREE ->
          hasAnotherAddress(query, now)
              ? nak(query, Reason.NOT_THE_ADDRESS, address)
              : ack(query, grant(query, address), Reason.SELECTED_UNOFFERED, now);
      case WRONG_NETWORK, RESERVED_FOR_ANOTHER, NOT_LEASED_HERE, HELD_BY_ANOTHER, IN_USE ->
          nak(query, claim.refusal().orElseThrow(), address);
      case OFFERED_TO_ANOTHER ->
          isShared(address) && !hasAnotherAddress(query, now)
              ? ack(query, grant(query, address), Reason.SELECTED, now)
              : nak(query, Reason.OFFERED_TO_ANOTHER, address);
    };
  }

  /** Whether the client may have been offered the address before it was offered to another. */
  private boolean isShared(Ipv4Address address) {
    return books
        .offers()
        .at(address)
        .filter(offer -> offer.sharing() == OfferBook.Sharing.SEVERAL)
        .isPresent();
  }

  private boolean hasAnotherAddress(Query query, long now) {
    return books.offers().of(query.client()).isPresent() || holdsLease(query, now);
  }

  private boolean holdsLease(Query query, long now) {
    return books.leaseOf(query, now).filter(lease -> lease.isHeld(now)).isPresent();
  }

  /** The client has the address from before: from this server, or from another. */
  private Decision remembered(Query query, Ipv4Address address, Reason reason, long now) {
    Claim claim = books.claim(query, address, now);
    return switch (claim) {
      case OWN_LEASE, OWN_FORMER, OWN_RESERVED ->
          reservationElsewhere(query, address, now)
              ? nak(query, Reason.RESERVATION_MOVED, address)
              : young(query, address, now)
                  .orElseGet(() -> ack(query, grant(query, address), reason, now));
      case WRONG_NETWORK ->
          query.arrival().isRouted()
              ? unrecorded(query, address)
              : nak(query, Reason.WRONG_NETWORK, address);
      case HELD_BY_ANOTHER, RESERVED_FOR_ANOTHER, IN_USE ->
          nak(query, claim.refusal().orElseThrow(), address);
      case NOT_LEASED_HERE ->
          isOnRecordAt(query, address)
              ? nak(query, Reason.NOT_LEASED_HERE, address)
              : notLeasedHere(query, address, now);
      case FREE, OWN_OFFER, OFFERED_TO_ANOTHER -> unrecordedUnlessElsewhere(query, address, now);
    };
  }

  /**
   * Another server of the same subnet may lease the address, and its client may have gone over to
   * it. One that reboots while it holds another address here is told so; one that rebinds by
   * everybody's broadcast is using the address and must not lose it through this server.
   */
  private Decision notLeasedHere(Query query, Ipv4Address address, long now) {
    return switch (RequestState.of(query)) {
      case INIT_REBOOT ->
          holdsLease(query, now)
              ? nak(query, Reason.NOT_THE_ADDRESS, address)
              : unrecorded(query, address);
      case REBINDING -> unrecorded(query, address);
      case SELECTING, RENEWING, INVALID -> unrecordedUnlessElsewhere(query, address, now);
    };
  }

  private boolean isOnRecordAt(Query query, Ipv4Address address) {
    return books.leases().at(address).filter(l -> l.isKeyedBy(query.client())).isPresent();
  }

  private Decision unrecordedUnlessElsewhere(Query query, Ipv4Address address, long now) {
    boolean elsewhere =
        books
            .leaseOf(query, now)
            .filter(lease -> books.claim(query, lease.ip(), now).isOnRecord())
            .or(() -> books.bootRomLeaseOf(query, now).filter(lease -> lease.isHeld(now)))
            .isPresent();
    return elsewhere ? nak(query, Reason.NOT_THE_ADDRESS, address) : unrecorded(query, address);
  }

  /** "If the DHCP server has no record of this client, then it MUST remain silent." */
  private Decision unrecorded(Query query, Ipv4Address address) {
    return books.policy().has(Feature.AUTHORITATIVE)
        ? nak(query, Reason.NO_RECORD, address)
        : new Decision.Ignore(query, Reason.NO_RECORD, address);
  }

  private boolean reservationElsewhere(Query query, Ipv4Address address, long now) {
    return books
        .topology()
        .reservations()
        .of(query)
        .map(Reservation::address)
        .filter(reserved -> !reserved.equals(address))
        .filter(reserved -> books.claim(query, reserved, now).refusal().isEmpty())
        .isPresent();
  }

  private static Decision nak(Query query, Reason reason, Ipv4Address address) {
    return new Decision.Nak(query, reason, address);
  }

  private static Grant grant(Query query, Ipv4Address address) {
    Scope scope = query.network().scopeOf(address).orElseThrow();
    return new Grant(address, scope, query.leaseSeconds(scope));
  }

  /** What was offered, also to a client that does not repeat its wish for a lease time. */
  private Grant selected(Query query, Ipv4Address address, Claim claim) {
    Scope scope = query.network().scopeOf(address).orElseThrow();
    Optional<Long> told =
        books
            .offers()
            .at(address)
            .map(OfferBook.Offer::leaseSeconds)
            .or(() -> acknowledged(address, claim));
    return new Grant(address, scope, query.leaseSeconds(scope, told));
  }

  private Optional<Long> acknowledged(Ipv4Address address, Claim claim) {
    return claim == Claim.OWN_LEASE
        ? books.leases().at(address).map(lease -> Integer.toUnsignedLong(lease.leaseSeconds()))
        : Optional.empty();
  }

  /** The rest of a lease that the client renews long before it has to. */
  private Optional<Decision> young(Query query, Ipv4Address address, long now) {
    Grant whole = grant(query, address);
    int percent = books.policy().limits().renewCachePercent();
    return books
        .leases()
        .at(address)
        .filter(lease -> isYoung(query, lease, whole.leaseSeconds(), percent, now))
        .map(lease -> (lease.end() - now) / 1000)
        .map(left -> new Grant(address, whole.scope(), Math.min(left, whole.leaseSeconds())))
        .map(
            rest ->
                new Decision.Ack(
                    query,
                    Reason.YOUNG,
                    rest,
                    Decision.Durability.STORED,
                    Notices.of(query, address, books, now)));
  }

  private static boolean isYoung(Query query, Lease lease, long seconds, int percent, long now) {
    long left = lease.end() - now;
    return lease.state() == LeaseState.BOUND
        && lease.end() != LeaseRecord.NEVER
        && lease.isKeyedBy(query.client())
        && Integer.toUnsignedLong(lease.leaseSeconds()) == seconds
        && left >= 1000
        && Math.max(0, seconds * 1000 - left) < seconds * 10 * percent;
  }

  private Decision ack(Query query, Grant grant, Reason reason, long now) {
    Ipv4Address address = grant.address();
    Optional<Lease> repeated =
        books.leases().at(address).filter(lease -> isRepeat(query, lease, grant, now));
    return new Decision.Ack(
        query,
        repeated.isPresent() ? Reason.REPEATED : reason,
        grant,
        repeated.isPresent() ? Decision.Durability.STORED : Decision.Durability.TO_STORE,
        Notices.of(query, address, books, now));
  }

  private static boolean isRepeat(Query query, Lease lease, Grant grant, long now) {
    return lease.state() == LeaseState.BOUND
        && lease.end() > now
        && lease.isKeyedBy(query.client())
        && lease.leaseSeconds() == (int) grant.leaseSeconds()
        && (lease.end() == grant.end(now)
            || grant.end(now) - lease.end() + lease.unstored()
                < LeaseTimes.repeatMillis(grant.leaseSeconds()));
  }
}

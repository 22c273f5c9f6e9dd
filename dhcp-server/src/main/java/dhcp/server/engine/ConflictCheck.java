package dhcp.server.engine;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps addresses that are in use without a lease from being given out: asks the link ahead for the
 * next candidates, decides what an offer has to wait for, and takes in what ARP shows.
 */
final class ConflictCheck {
  /** Candidates asked for ahead on an idle link, and at most. */
  private static final int FEWEST_AHEAD = 4;

  private static final int MOST_AHEAD = 256;
  private static final ClientKey NOBODY =
      new ClientKey(Octets.NONE, ClientKey.Source.HARDWARE_ADDRESS);

  private final Books books;
  private final Register register;
  private final ProbeLedger ledger;

  /** New addresses offered in this period and in the one before, to foresee the demand. */
  private long period;

  private int offered;
  private int offeredBefore;

  ConflictCheck(Books books, Register register) {
    this.books = books;
    this.register = register;
    ledger = new ProbeLedger(books.policy().limits().probesPerSecond());
  }

  /** The offer with what it has to wait for. */
  Decision.Offer check(Decision.Offer offer, Claim claim, long now) {
    boolean needed =
        claim != Claim.OWN_LEASE
            && books.policy().has(Feature.CONFLICT_CHECK)
            && isLocal(offer.query(), offer.grant().scope());
    if (!needed) {
      return offer;
    }
    if (ledger.isFresh(offer.address(), now)) {
      return waiting(offer, Decision.Probe.NONE, ledger.waitMillis(offer.address(), now), now);
    }
    return ledger.mayProbe(now)
        ? waiting(offer, Decision.Probe.SEND, ProbeLedger.ANSWER_MILLIS, now)
        : offer;
  }

  private Decision.Offer waiting(
      Decision.Offer offer, Decision.Probe probe, int waitMillis, long now) {
    return new Decision.Offer(
        offer.query(),
        offer.reason(),
        offer.grant(),
        probe,
        ledger.mayWait(now) ? waitMillis : 0,
        offer.notice());
  }

  /** Whether ARP reaches the client's subnet: it came by the link itself, and the link has it. */
  private static boolean isLocal(Query query, Scope scope) {
    ServerLink link = query.arrival().link();
    return !query.arrival().isRelayed()
        && (scope.policy().interfaces().contains(link.name()) || covers(link, scope));
  }

  private static boolean covers(ServerLink link, Scope scope) {
    Subnet subnet = scope.policy().subnet();
    return link.addresses().stream().anyMatch(own -> subnet.contains(own.address()));
  }

  /** Notes what follows from an offer that is made. */
  void made(Decision.Offer offer, long now) {
    if (offer.probe() == Decision.Probe.SEND) {
      ledger.probed(offer.address(), now);
    }
    if (offer.waitMillis() > 0) {
      ledger.waited(now);
    }
    if (offer.reason() == Reason.NEW || offer.reason() == Reason.REUSED) {
      turn(now);
      offered++;
    }
  }

  private void turn(long now) {
    long current = now / ProbeLedger.VALID_MILLIS;
    if (current != period) {
      offeredBefore = current == period + 1 ? offered : 0;
      offered = 0;
      period = current;
    }
  }

  /** The addresses to ask a link for now, because they are likely to be offered next. */
  List<Ipv4Address> due(ServerLink link, long now) {
    if (!books.policy().has(Feature.CONFLICT_CHECK)) {
      return List.of();
    }
    turn(now);
    int ahead = Math.min(MOST_AHEAD, Math.max(FEWEST_AHEAD, 2 * Math.max(offered, offeredBefore)));
    List<Ipv4Address> due = new ArrayList<>();
    for (Scope scope : books.topology().networkOn(link).scopes()) {
      for (Slice slice : scope.slices()) {
        collect(slice, ahead, due, now);
      }
    }
    return due;
  }

  private void collect(Slice slice, int ahead, List<Ipv4Address> due, long now) {
    Optional<Ipv4Address> candidate = slice.nextFree();
    for (int i = 0; i < ahead && candidate.isPresent() && ledger.mayProbe(now); i++) {
      if (!ledger.isFresh(candidate.get(), now)) {
        ledger.probed(candidate.get(), now);
        due.add(candidate.get());
      }
      candidate = slice.nextFreeAfter(candidate.get());
    }
  }

  /** Takes in that a station uses an address, and says if that is against what the server knows. */
  Optional<Conflict> seen(Ipv4Address address, MacAddress station, long now) {
    if (!books.policy().has(Feature.CONFLICT_CHECK)
        || books.topology().scopeOf(address).isEmpty()) {
      return Optional.empty();
    }
    byte[] hardware = ClientKey.typed(HardwareAddress.ofEthernet(station));
    Optional<Lease> lease = books.leases().at(address);
    Optional<OfferBook.Offer> offer = books.offers().at(address);
    boolean own =
        lease.filter(known -> Arrays.equals(known.hardware, hardware)).isPresent()
            || offer.filter(held -> held.hardware().sameAs(hardware)).isPresent();
    if (own || lease.filter(known -> known.isQuarantined(now)).isPresent()) {
      return Optional.empty();
    }
    if (lease.filter(known -> known.isHeld(now)).isPresent()) {
      return lease.map(
          known -> new Conflict(address, station, Conflict.Against.LEASE, known.client()));
    }
    if (offer.isEmpty() && lease.isEmpty() && !books.topology().sliceOf(address).isFree(address)) {
      return Optional.empty();
    }
    Lease entry = books.leases().entry(address);
    books.leases().assign(entry, NOBODY, hardware);
    register.quarantine(entry, LeaseState.CONFLICT, now);
    return Optional.of(
        offer
            .map(held -> new Conflict(address, station, Conflict.Against.OFFER, held.client()))
            .orElseGet(() -> new Conflict(address, station, Conflict.Against.NOBODY, NOBODY)));
  }
}

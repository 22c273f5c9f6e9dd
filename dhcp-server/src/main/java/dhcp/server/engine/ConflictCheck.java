package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * Keeps addresses that are in use without a lease from being given out (RFC 2131 section 3.1(2)):
 * decides what an offer has to wait for, if the conflict check is on and ARP reaches the client.
 *
 * <p>An address that was silent ahead is asked for once more when it is offered, for a host may
 * have come since, and gets the moment that an answer takes on a link. Where many are offered, its
 * silence is believed.
 */
final class ConflictCheck {
  private final Books books;
  private final ProbeLedger ledger;
  private final ProbeAhead ahead;
  private final Sightings sightings;

  ConflictCheck(Books books, Register register) {
    this.books = books;
    ledger = new ProbeLedger(books.policy().limits().probesPerSecond());
    ahead = new ProbeAhead(books, ledger);
    sightings = new Sightings(books, register);
  }

  /** The offer with what it has to wait for. */
  Decision.Offer check(Decision.Offer offer, Claim claim, long now) {
    boolean needed =
        claim != Claim.OWN_LEASE && isOn() && isLocal(offer.query(), offer.grant().scope());
    if (!needed) {
      return offer;
    }
    int stillOut = ledger.waitMillis(offer.address(), now);
    if (stillOut > 0) {
      return waiting(offer, Decision.Probe.NONE, stillOut, now);
    }
    boolean silent = ledger.isFresh(offer.address(), now);
    boolean believed = silent && (claim == Claim.OWN_OFFER || !ledger.mayWait(now));
    if (believed || !ledger.mayProbe(now)) {
      return offer;
    }
    int answer = silent ? ProbeLedger.AGAIN_MILLIS : ProbeLedger.ANSWER_MILLIS;
    return waiting(offer, Decision.Probe.SEND, answer, now);
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
        && (scope.policy().interfaces().contains(link.name())
            || link.hasAddressIn(scope.policy().subnet()));
  }

  /** Notes what follows from an offer that is made. */
  void made(Decision.Offer offer, long now) {
    if (offer.probe() == Decision.Probe.SEND) {
      ledger.probed(offer.address(), now);
    }
    if (offer.reason() == Reason.NEW || offer.reason() == Reason.REUSED) {
      ahead.offered(now);
      ledger.offered(now);
    }
  }

  /** The addresses to ask a link for now, because they are likely to be offered next. */
  List<Ipv4Address> due(ServerLink link, long now) {
    return isOn() ? ahead.due(link, now) : List.of();
  }

  /** Takes in that a station uses an address, and says if that is against what the server knows. */
  Optional<Conflict> seen(Ipv4Address address, MacAddress station, long now) {
    return isOn() ? sightings.seen(address, station, now) : Optional.empty();
  }

  private boolean isOn() {
    return books.policy().has(Feature.CONFLICT_CHECK);
  }
}

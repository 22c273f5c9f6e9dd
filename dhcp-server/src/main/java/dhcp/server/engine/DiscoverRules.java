package dhcp.server.engine;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** DHCPDISCOVER (RFC 2131 section 4.3.1) and its short cut to a lease (RFC 4039). */
final class DiscoverRules {
  private final Books books;
  private final AddressChooser chooser;

  DiscoverRules(Books books, AddressChooser chooser) {
    this.books = books;
    this.chooser = chooser;
  }

  /** In overload, the decision about a client that nothing is known about; empty otherwise. */
  Optional<Decision> turnAway(Query query, Load load, long now) {
    return switch (load) {
      case ORDINARY -> Optional.empty();
      case OVERLOAD ->
          query.message().messageType().equals(Optional.of(MessageType.DISCOVER))
                  && !isKnown(query, now)
              ? Optional.of(new Decision.Ignore(query, Reason.OVERLOADED, Ipv4Address.ANY))
              : Optional.empty();
    };
  }

  /** An offer makes nobody known: who makes up clients has many. */
  private boolean isKnown(Query query, long now) {
    return books.leaseOf(query, now).isPresent()
        || books.bootRomLeaseOf(query, now).isPresent()
        || books.topology().reservations().of(query).isPresent();
  }

  Decision decide(Query query, ConflictCheck conflicts, long now) {
    Choice choice = chooser.choose(query, now);
    if (!(choice instanceof Choice.Found found)) {
      return new Decision.Ignore(query, choice.reason(), Ipv4Address.ANY);
    }
    Grant grant = new Grant(found.address(), found.scope(), query.leaseSeconds(found.scope()));
    if (isRapid(query)) {
      return new Decision.Ack(
          query,
          Reason.RAPID_COMMIT,
          grant,
          Decision.Durability.TO_STORE,
          Notices.of(query, grant.address(), books, now));
    }
    return conflicts.check(
        new Decision.Offer(
            query,
            found.reason(),
            grant,
            Decision.Probe.NONE,
            0,
            Notices.of(query, grant.address(), books, now)),
        found.claim(),
        now);
  }

  private boolean isRapid(Query query) {
    return books.policy().has(Feature.RAPID_COMMIT) && query.message().has(Options.RAPID_COMMIT);
  }
}

package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * DHCPLEASEQUERY (RFC 4388 section 6.4): a relay agent asks about an address ({@code ciaddr}), a
 * client identifier or a hardware address.
 */
final class LeaseQueryRules {
  /** Leases of one client that are looked at; more are not told of. */
  private static final int MOST = 64;

  private final Books books;

  LeaseQueryRules(Books books) {
    this.books = books;
  }

  Decision decide(Query query, long now) {
    if (!books.policy().has(Feature.LEASEQUERY) || !query.arrival().isRelayed()) {
      return new Decision.Ignore(query, Reason.LEASEQUERY_OFF, Ipv4Address.ANY);
    }
    if (ServerIdentity.asked(query.arrival()).isEmpty()) {
      return new Decision.Ignore(query, Reason.NO_SERVER_ADDRESS, Ipv4Address.ANY);
    }
    DhcpMessage message = query.message();
    if (!message.ciaddr().isAny()) {
      return byAddress(query, message.ciaddr(), now);
    }
    List<LeaseRecord> found = new ArrayList<>();
    if (message.has(Options.CLIENT_IDENTIFIER)) {
      books.leases().eachOf(query.client(), lease -> collect(lease, found, now));
    } else {
      Optional<Lease> lease = books.leases().ofHardware(ClientKey.typed(message.chaddr()));
      while (lease.isPresent()) {
        collect(lease.get(), found, now);
        lease = lease.flatMap(books.leases()::nextOfHardware);
      }
    }
    found.sort(Comparator.comparingLong(LeaseRecord::start).reversed());
    return found.isEmpty()
        ? unknown(query, Ipv4Address.ANY, now)
        : active(query, found.get(0).address(), found, now);
  }

  private static void collect(Lease lease, List<LeaseRecord> found, long now) {
    if (lease.isHeld(now) && found.size() < MOST) {
      found.add(lease.toRecord());
    }
  }

  private Decision byAddress(Query query, Ipv4Address address, long now) {
    Optional<Lease> lease = books.leases().at(address).filter(known -> known.isHeld(now));
    if (lease.isPresent()) {
      return active(query, address, List.of(lease.get().toRecord()), now);
    }
    return books.topology().scopeOf(address).isPresent()
        ? answer(
            query, Reason.LEASE_UNASSIGNED, address, MessageType.LEASEUNASSIGNED, List.of(), now)
        : unknown(query, address, now);
  }

  private static Decision active(
      Query query, Ipv4Address address, List<LeaseRecord> leases, long now) {
    return answer(query, Reason.LEASE_ACTIVE, address, MessageType.LEASEACTIVE, leases, now);
  }

  private static Decision unknown(Query query, Ipv4Address address, long now) {
    return answer(query, Reason.LEASE_UNKNOWN, address, MessageType.LEASEUNKNOWN, List.of(), now);
  }

  private static Decision answer(
      Query query,
      Reason reason,
      Ipv4Address address,
      MessageType type,
      List<LeaseRecord> leases,
      long now) {
    return new Decision.LeaseQueryReply(query, reason, address, type, List.copyOf(leases), now);
  }
}

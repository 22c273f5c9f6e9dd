package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * What the rules look at: the topology, the leases and the offers. Changed by the register only.
 */
final class Books {
  /** So many leases of one hardware address are looked at. */
  private static final int MOST_OF_ONE_STATION = 64;

  private final LeaseMemory memory = new LeaseMemory();
  private final LeaseTable leases;
  private final Holdings holdings;
  private final OfferBook offers;
  private Topology topology;

  Books(ServerPolicy policy, long seed) {
    leases = new LeaseTable(memory, seed);
    holdings = new Holdings(policy.limits());
    offers = new OfferBook(holdings, this::vacate);
    topology = new Topology(policy, memory);
  }

  Topology topology() {
    return topology;
  }

  ServerPolicy policy() {
    return topology.policy();
  }

  LeaseTable leases() {
    return leases;
  }

  OfferBook offers() {
    return offers;
  }

  Holdings holdings() {
    return holdings;
  }

  /** The client's lease in its network, or what remains of one. */
  Optional<Lease> leaseOf(Query query, long now) {
    return leases.of(query.client(), query.network(), now);
  }

  /**
   * The lease that the same machine got when it had no client identifier yet, as a boot ROM has
   * none and the system it loads has one.
   */
  Optional<Lease> bootRomLeaseOf(Query query, long now) {
    if (query.client().source() == ClientKey.Source.HARDWARE_ADDRESS) {
      return Optional.empty();
    }
    return leases
        .of(ClientKey.ofHardware(query.hardware()), query.network(), now)
        .filter(lease -> !lease.isIdentified());
  }

  /** An address of its network that the sender was seen using though it has no lease of it. */
  Optional<Lease> addressUsedBy(Query query) {
    Optional<Lease> lease = leases.ofHardware(ClientKey.typed(query.message().chaddr()));
    for (int i = 0; i < MOST_OF_ONE_STATION && lease.isPresent(); i++) {
      if (lease.get().state() == LeaseState.CONFLICT
          && query.network().contains(lease.get().address())) {
        return lease;
      }
      lease = lease.flatMap(leases::nextOfHardware);
    }
    return Optional.empty();
  }

  /** Whether a lease is the sender's own, or was. */
  private static boolean isOwn(Lease lease, Query query) {
    return lease.isKeyedBy(query.client())
        || !lease.isIdentified() && lease.hasHardware(query.hardware());
  }

  /** What the sender may make of an address. */
  Claim claim(Query query, Ipv4Address address, long now) {
    Optional<Scope> scope = query.network().scopeOf(address);
    if (scope.isEmpty()) {
      return Claim.WRONG_NETWORK;
    }
    Optional<Reservation> reservation = topology.reservations().at(address);
    boolean reserved =
        reservation.isPresent() && reservation.equals(topology.reservations().of(query));
    if (reservation.isPresent() && !reserved) {
      return Claim.RESERVED_FOR_ANOTHER;
    }
    if (!reserved && !isLeased(query, scope.get(), address)) {
      return Claim.NOT_LEASED_HERE;
    }
    return claimByRecord(query, address, reserved ? Claim.OWN_RESERVED : Claim.FREE, now);
  }

  private boolean isLeased(Query query, Scope scope, Ipv4Address address) {
    return !query.arrival().link().owns(address)
        && scope.sliceOf(address).filter(slice -> scope.serves(slice, query.classes())).isPresent();
  }

  private Claim claimByRecord(Query query, Ipv4Address address, Claim unused, long now) {
    Optional<Lease> known = leases.at(address);
    boolean own = known.isPresent() && isOwn(known.get(), query);
    if (known.isPresent() && known.get().isHeld(now)) {
      return own ? Claim.OWN_LEASE : Claim.HELD_BY_ANOTHER;
    }
    if (known.isPresent() && known.get().isQuarantined(now) && !isOwnStation(known.get(), query)) {
      return Claim.IN_USE;
    }
    Optional<OfferBook.Offer> offer = offers.at(address);
    if (offer.isPresent() && !offer.get().client().octets().equals(query.client().octets())) {
      return Claim.OFFERED_TO_ANOTHER;
    }
    if (own && !known.get().state().isQuarantine()) {
      return Claim.OWN_FORMER;
    }
    return unused == Claim.FREE && offer.isPresent() ? Claim.OWN_OFFER : unused;
  }

  /** Whether the station that an address was seen in use by is the sender itself. */
  private static boolean isOwnStation(Lease lease, Query query) {
    return lease.state() == LeaseState.CONFLICT && lease.hasHardware(query.hardware());
  }

  /** Gives the address of an offer that came to nothing back to whom it came from. */
  private void vacate(OfferBook.Offer offer) {
    Optional<Lease> lease = leases.at(offer.address());
    if (lease.isPresent()) {
      topology.sliceOf(offer.address()).refile(lease.get());
    } else {
      offer.slice().giveBack(offer.address());
    }
  }

  /** Puts a new policy in the place of the old one; leases and offers stay. */
  void replace(ServerPolicy policy) {
    Iterable<OfferBook.Offer> held = offers.drain();
    topology = new Topology(policy, memory);
    holdings.restart(policy.limits());
    leases.forEach(
        lease -> {
          lease.queuePlace(-1);
          Slice slice = topology.sliceOf(lease.ip());
          slice.take(lease.ip());
          slice.file(lease, lease.state(), lease.end());
          holdings.add(holdings.holders(lease, topology));
        });
    for (OfferBook.Offer offer : held) {
      Slice slice = topology.sliceOf(offer.address());
      slice.take(offer.address());
      offers.put(offer.in(slice), Integer.MAX_VALUE);
    }
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.pool.AddressPool;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Addresses of a subnet that are leased alike: to everybody or to the members of one class. An
 * address is free in the pool exactly when nothing is known about it: no lease or remains of one,
 * no quarantine, no offer.
 */
final class Slice {
  /** Leases and quarantines by their end. */
  private final EndQueue held;

  /** What remains of leases, the longest ended first. */
  private final EndQueue ended;

  private final AddressPool pool;
  private final Optional<ClassRule> members;
  private Ipv4Address lastGiven = Ipv4Address.ANY;
  private int quarantined;

  /** Addresses on offer, the one offered for longest first. */
  private final Set<Ipv4Address> offered = new LinkedHashSet<>();

  Slice(AddressPool pool, Optional<ClassRule> members, LeaseMemory memory) {
    this.held = new EndQueue(memory);
    this.ended = new EndQueue(memory);
    this.pool = pool;
    this.members = members;
  }

  /** How many addresses there are. */
  long size() {
    return pool.size();
  }

  /** How many of them nothing is known about. */
  long free() {
    return pool.free();
  }

  boolean isFree(Ipv4Address address) {
    return pool.isFree(address);
  }

  /** The free address to give next. Goes round, so that an address given back rests for long. */
  Optional<Ipv4Address> nextFree() {
    Optional<Ipv4Address> next = pool.nextAfter(lastGiven);
    return next.isPresent() ? next : pool.nextAfter(Ipv4Address.ANY);
  }

  /** The next free address above another. */
  Optional<Ipv4Address> nextFreeAfter(Ipv4Address address) {
    return pool.nextAfter(address);
  }

  /** Takes an address out, if it is free. */
  void take(Ipv4Address address) {
    boolean next = nextFree().equals(Optional.of(address));
    if (pool.take(address) && next) {
      lastGiven = address;
    }
  }

  void giveBack(Ipv4Address address) {
    pool.giveBack(address);
  }

  /** The class whose members alone get addresses from here; empty for everybody. */
  Optional<ClassRule> members() {
    return members;
  }

  boolean contains(Ipv4Address address) {
    return pool.contains(address);
  }

  EndQueue held() {
    return held;
  }

  EndQueue ended() {
    return ended;
  }

  /** How many addresses are in quarantine. */
  int quarantined() {
    return quarantined;
  }

  int offers() {
    return offered.size();
  }

  /** Takes in that an address is offered, perhaps anew. */
  void offered(Ipv4Address address) {
    offered.remove(address);
    offered.add(address);
  }

  void offerGone(Ipv4Address address) {
    offered.remove(address);
  }

  /** Of so many that are on offer for longest, the first that fits. */
  Optional<Ipv4Address> longestOffered(Predicate<Ipv4Address> fits, int search) {
    Iterator<Ipv4Address> oldest = offered.iterator();
    for (int i = 0; i < search && oldest.hasNext(); i++) {
      Ipv4Address address = oldest.next();
      if (fits.test(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** Gives a lease its state and end, and its place in the queue that belongs to them. */
  void file(Lease lease, LeaseState state, long end) {
    if (lease.isFiled() && queueOf(lease.state()) != queueOf(state)) {
      unfile(lease);
    }
    boolean placed = lease.isFiled();
    quarantined -= placed && lease.state().isQuarantine() ? 1 : 0;
    quarantined += state.isQuarantine() ? 1 : 0;
    lease.state(state);
    lease.end(end);
    queueOf(state).offer(lease, end);
  }

  /** Takes a lease out of its queue. */
  void unfile(Lease lease) {
    queueOf(lease.state()).remove(lease);
    quarantined -= lease.state().isQuarantine() ? 1 : 0;
  }

  /** Lets the address be found as early as its end allows, after an offer of it came to nothing. */
  void refile(Lease lease) {
    queueOf(lease.state()).offer(lease, lease.end());
  }

  private EndQueue queueOf(LeaseState state) {
    return switch (state) {
      case PENDING, BOUND, DECLINED, CONFLICT -> held;
      case RELEASED, EXPIRED -> ended;
    };
  }
}

package dhcp.server.engine;

import dhcp.message.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many addresses each hardware address, and each port of a relay agent, has: leases that are
 * held and offers. Counted only where there is a bound, and never more than there are addresses.
 */
final class Holdings {
  private static final byte[] NONE = {};

  private final Map<Holder, Integer> counts = new HashMap<>();
  private Limits limits;

  Holdings(Limits limits) {
    this.limits = limits;
  }

  /** Forgets all counts, and counts for other bounds from now on. */
  void restart(Limits next) {
    limits = next;
    counts.clear();
  }

  boolean areBounded() {
    return limits.addressesPerClient().isPresent() || limits.addressesPerCircuit().isPresent();
  }

  /** Who has an address that goes to the sender of a message, as far as somebody counts. */
  List<Holder> holders(Query query, Scope scope) {
    if (!areBounded()) {
      return List.of();
    }
    byte[] information =
        query.arrival().isRelayed()
            ? query.message().raw(Options.RELAY_AGENT_INFORMATION.code()).orElse(NONE)
            : NONE;
    return holders(query.hardware().bytes(), information, Optional.of(scope));
  }

  /** Who has a lease, as far as somebody counts; nobody when it is not held. */
  List<Holder> holders(Lease lease, Topology topology) {
    return areBounded() && lease.isFiled() && lease.state().isLease()
        ? holders(lease.hardware(), lease.agentInformation(), topology.scopeOf(lease.ip()))
        : List.of();
  }

  private List<Holder> holders(byte[] hardware, byte[] information, Optional<Scope> scope) {
    List<Holder> holders = new ArrayList<>(2);
    if (limits.addressesPerClient().isPresent() && hardware.length > 0) {
      holders.add(new Holder.Station(Octets.wrap(hardware)));
    }
    if (limits.addressesPerCircuit().isPresent() && information.length > 0 && scope.isPresent()) {
      Options.RELAY_AGENT_INFORMATION
          .decode(information)
          .flatMap(decoded -> Holder.Circuit.of(scope.get(), decoded))
          .ifPresent(holders::add);
    }
    return holders;
  }

  void add(List<Holder> holders) {
    for (Holder holder : holders) {
      counts.merge(holder, 1, Integer::sum);
    }
  }

  void remove(List<Holder> holders) {
    for (Holder holder : holders) {
      counts.computeIfPresent(holder, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Why no more addresses go to some holders; empty when more may. */
  Optional<Reason> refusal(List<Holder> holders) {
    for (Holder holder : holders) {
      if (counts.getOrDefault(holder, 0) >= most(holder).orElse(Integer.MAX_VALUE)) {
        return Optional.of(
            holder instanceof Holder.Station
                ? Reason.CLIENT_HAS_ENOUGH
                : Reason.CIRCUIT_HAS_ENOUGH);
      }
    }
    return Optional.empty();
  }

  private OptionalInt most(Holder holder) {
    return holder instanceof Holder.Station
        ? limits.addressesPerClient()
        : limits.addressesPerCircuit();
  }

  /** The counts, for tests. */
  Map<Holder, Integer> counts() {
    return Map.copyOf(counts);
  }
}

package dhcp.server.engine;

import dhcp.message.Options;
import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.pool.AddressPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subnet that is served, with the state of its addresses. */
public final class Scope {
  private final SubnetPolicy policy;
  private final List<Slice> slices;

  /**
   * A subnet with all its addresses free.
   *
   * @param reserved addresses that are kept for somebody, inside the ranges or not
   */
  Scope(
      SubnetPolicy policy,
      List<ClassRule> classes,
      List<AddressRange> reserved,
      LeaseMemory memory) {
    this.policy = policy;
    List<AddressRange> excluded = new ArrayList<>(policy.exclusions());
    excluded.addAll(reserved);
    excluded.addAll(neverLeased());
    List<Slice> all = new ArrayList<>();
    for (ClassRule rule : classes) {
      List<AddressRange> own = rule.ranges().stream().filter(this::isInRanges).toList();
      if (!own.isEmpty()) {
        all.add(new Slice(new AddressPool(own, excluded), Optional.of(rule), memory));
        excluded.addAll(own);
      }
    }
    all.add(new Slice(new AddressPool(policy.ranges(), excluded), Optional.empty(), memory));
    slices = List.copyOf(all);
  }

  private boolean isInRanges(AddressRange part) {
    return policy.ranges().stream()
        .anyMatch(range -> range.contains(part.first()) && range.contains(part.last()));
  }

  /** The network and broadcast addresses, the routers clients are told of, the server itself. */
  private List<AddressRange> neverLeased() {
    List<Ipv4Address> addresses = new ArrayList<>();
    policy.serverIdentifier().ifPresent(addresses::add);
    int row = policy.options().indexOf(Options.ROUTER.code());
    if (row >= 0) {
      addresses.addAll(Options.ROUTER.decode(policy.options().data(row)).orElse(List.of()));
    }
    for (Ipv4Address end : List.of(policy.subnet().network(), policy.subnet().broadcast())) {
      if (!policy.subnet().isHostAddress(end)) {
        addresses.add(end);
      }
    }
    return addresses.stream().map(address -> new AddressRange(address, address)).toList();
  }

  public SubnetPolicy policy() {
    return policy;
  }

  boolean contains(Ipv4Address address) {
    return policy.subnet().contains(address);
  }

  List<Slice> slices() {
    return slices;
  }

  /** The slice that leases an address; empty when it is none of the subnet's leased ones. */
  Optional<Slice> sliceOf(Ipv4Address address) {
    for (Slice slice : slices) {
      if (slice.contains(address)) {
        return Optional.of(slice);
      }
    }
    return Optional.empty();
  }

  /** Whether a client of these classes gets its addresses from a slice of this subnet. */
  boolean serves(Slice slice, List<ClassRule> classes) {
    if (slice.members().isPresent()) {
      return classes.contains(slice.members().get());
    }
    for (Slice other : slices) {
      if (other.members().isPresent() && classes.contains(other.members().get())) {
        return false;
      }
    }
    return true;
  }
}

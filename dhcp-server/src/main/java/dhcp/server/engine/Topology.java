package dhcp.server.engine;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.pool.AddressPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy made ready for decisions: which subnets lie where, and what is free in them. */
final class Topology {
  private final ServerPolicy policy;
  private final Reservations reservations;
  private final List<Scope> scopes = new ArrayList<>();

  /** The subnets by their first address, which is at the same place of another array. */
  private final Scope[] byNetwork;

  private final long[] networkAddresses;
  private final Map<Scope, Network> networks = new HashMap<>();
  private final Map<Ipv4Address, Scope> byRelay = new HashMap<>();
  private final Set<Ipv4Address> identifiers = new HashSet<>();

  /** Where leases are kept whose address is in no range: reserved, or no longer leased. */
  private final Slice outside;

  private final UsualOptions usualOptions = new UsualOptions();

  private final Map<String, LinkNetwork> byLink = new HashMap<>();

  private record LinkNetwork(ServerLink link, Network network) {}

  /**
   * Everything of a policy, with all addresses free.
   *
   * @param memory where the leases of its addresses lie
   */
  Topology(ServerPolicy policy, LeaseMemory memory) {
    this.policy = policy;
    outside = new Slice(new AddressPool(List.of(), List.of()), Optional.empty(), memory);
    reservations = new Reservations(policy.reservations());
    List<AddressRange> reserved =
        policy.reservations().stream()
            .map(reservation -> new AddressRange(reservation.address(), reservation.address()))
            .toList();
    for (SubnetPolicy subnet : policy.subnets()) {
      Scope scope =
          new Scope(
              subnet,
              policy.classes(),
              reserved.stream().filter(r -> subnet.subnet().contains(r.first())).toList(),
              memory);
      scopes.add(scope);
      subnet.relays().forEach(giaddr -> byRelay.putIfAbsent(giaddr, scope));
      subnet.serverIdentifier().ifPresent(identifiers::add);
    }
    scopes.forEach(scope -> networks.put(scope, sharedWith(List.of(scope))));
    byNetwork =
        scopes.stream().sorted(Comparator.comparing(Topology::network)).toArray(Scope[]::new);
    networkAddresses =
        Arrays.stream(byNetwork).mapToLong(scope -> network(scope).toLong()).toArray();
  }

  private static Ipv4Address network(Scope scope) {
    return scope.policy().subnet().network();
  }

  ServerPolicy policy() {
    return policy;
  }

  Reservations reservations() {
    return reservations;
  }

  List<Scope> scopes() {
    return scopes;
  }

  Slice outside() {
    return outside;
  }

  UsualOptions usualOptions() {
    return usualOptions;
  }

  /** Whether an address was configured as the server's identifier somewhere. */
  boolean isIdentifier(Ipv4Address address) {
    return identifiers.contains(address);
  }

  /** Some subnets and those that share a network with them, in the order of the policy. */
  private Network sharedWith(List<Scope> some) {
    Set<String> names = new HashSet<>();
    some.forEach(scope -> scope.policy().sharedNetwork().ifPresent(names::add));
    return new Network(
        scopes.stream()
            .filter(
                scope ->
                    some.contains(scope)
                        || scope.policy().sharedNetwork().filter(names::contains).isPresent())
            .toList());
  }

  /** The subnet in which an address lies. */
  Optional<Scope> scopeOf(Ipv4Address address) {
    int found = Arrays.binarySearch(networkAddresses, address.toLong());
    int below = found >= 0 ? found : -found - 2;
    return below >= 0 && byNetwork[below].contains(address)
        ? Optional.of(byNetwork[below])
        : Optional.empty();
  }

  /** The network of an address that somebody chose the subnet with. */
  Network networkOf(Ipv4Address address) {
    return scopeOf(address).map(networks::get).orElse(Network.NOWHERE);
  }

  /** The network of a relay agent. */
  Network networkOfRelay(Ipv4Address giaddr) {
    return scopeOf(giaddr)
        .or(() -> Optional.ofNullable(byRelay.get(giaddr)))
        .map(networks::get)
        .orElse(Network.NOWHERE);
  }

  /**
   * The network of a link: the subnets configured for it, or in which the server has an address.
   */
  Network networkOn(ServerLink link) {
    LinkNetwork known = byLink.get(link.name());
    if (known == null || known.link != link) {
      link.addresses().forEach(own -> keep(own.address()));
      known =
          new LinkNetwork(
              link, sharedWith(scopes.stream().filter(scope -> liesOn(scope, link)).toList()));
      byLink.put(link.name(), known);
    }
    return known.network;
  }

  private static boolean liesOn(Scope scope, ServerLink link) {
    Set<String> interfaces = scope.policy().interfaces();
    return interfaces.isEmpty()
        ? link.addresses().stream().anyMatch(own -> scope.contains(own.address()))
        : interfaces.contains(link.name());
  }

  /** Takes an address of the server itself out of its pool, for good. */
  private void keep(Ipv4Address own) {
    sliceOf(own).take(own);
  }

  /** The slice of an address, the one for addresses outside all ranges included. */
  Slice sliceOf(Ipv4Address address) {
    Optional<Scope> scope = scopeOf(address);
    Optional<Slice> slice = scope.isPresent() ? scope.get().sliceOf(address) : Optional.empty();
    return slice.orElse(outside);
  }
}

package dhcp.server;

import dhcp.link.InterfaceAddress;
import dhcp.link.InterfaceState;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.server.engine.Feature;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerLink.OwnAddress;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses are the server's: those that the kernel has on the interfaces served, and the
 * configured server identifiers, with which an interface can be served that has no address at all.
 */
final class OwnAddresses {
  private OwnAddresses() {}

  /** What an interface is to the engine. */
  static ServerLink link(String name, Map<String, InterfaceState> interfaces, ServerPolicy policy) {
    InterfaceState state = interfaces.getOrDefault(name, InterfaceState.ABSENT);
    List<Ipv4Address> elsewhere =
        interfaces.entrySet().stream()
            .filter(other -> !other.getKey().equals(name))
            .flatMap(other -> other.getValue().addresses().stream())
            .map(InterfaceAddress::address)
            .toList();
    return new ServerLink(name, state.mac(), addresses(name, state, policy), elsewhere);
  }

  private static List<OwnAddress> addresses(
      String name, InterfaceState state, ServerPolicy policy) {
    List<OwnAddress> own = new ArrayList<>();
    state.addresses().forEach(a -> own.add(new OwnAddress(a.address(), a.subnet())));
    for (SubnetPolicy subnet : policy.subnets()) {
      subnet
          .serverIdentifier()
          .filter(id -> subnet.interfaces().contains(name) && subnet.subnet().contains(id))
          .filter(id -> own.stream().noneMatch(has -> has.address().equals(id)))
          .ifPresent(id -> own.add(new OwnAddress(id, subnet.subnet())));
    }
    return own;
  }

  /**
   * Whether the address is the server's alone: configured, and not known to the kernel, which
   * therefore answers no ARP request for it.
   */
  static boolean isOurAlone(Ipv4Address address, InterfaceState state, ServerLink link) {
    return state.addresses().stream().noneMatch(a -> a.address().equals(address))
        && link.addresses().stream().anyMatch(own -> own.address().equals(address));
  }

  /**
   * Why an interface cannot be served as it is, with what to do; empty when it can.
   *
   * @param policy what is configured
   */
  static Optional<String> trouble(ServerLink link, ServerPolicy policy) {
    if (link.addresses().isEmpty()) {
      return Optional.of(
          link.name() + " has no IPv4 address; " + remedy(link.name(), policy.subnets()));
    }
    Optional<Ipv4Address> named = identifierOutside(policy.subnets());
    boolean relaysOnly = policy.features().contains(Feature.RELAY_ONLY);
    if (named.isPresent() && !relaysOnly && !link.owns(named.get())) {
      return Optional.of(
          "the server address "
              + named.get()
              + " is neither one of "
              + link.name()
              + " ("
              + texts(link)
              + ") nor in "
              + names(policy.subnets())
              + "; give one that is, or --relay-only");
    }
    if (relaysOnly || named.isPresent() || isServedHere(link, policy)) {
      return Optional.empty();
    }
    return Optional.of(
        link.name()
            + " has no address in "
            + names(policy.subnets())
            + ", only "
            + texts(link)
            + "; "
            + remedy(link.name(), policy.subnets())
            + ", or give --relay-only if only relay agents are served");
  }

  /**
   * A server identifier that is in none of the subnets, as where these are all behind relay agents.
   */
  private static Optional<Ipv4Address> identifierOutside(List<SubnetPolicy> subnets) {
    return subnets.stream()
        .flatMap(subnet -> subnet.serverIdentifier().stream())
        .filter(id -> subnets.stream().noneMatch(subnet -> subnet.subnet().contains(id)))
        .findFirst();
  }

  /** Whether a subnet is on the link, or is said to be behind relay agents. */
  private static boolean isServedHere(ServerLink link, ServerPolicy policy) {
    return policy.subnets().stream()
        .anyMatch(
            subnet ->
                !subnet.relays().isEmpty()
                    || subnet.interfaces().contains(link.name())
                    || link.addresses().stream()
                        .anyMatch(own -> subnet.subnet().contains(own.address())));
  }

  private static String remedy(String name, List<SubnetPolicy> subnets) {
    Subnet first = subnets.get(0).subnet();
    return "add one, as in 'ip address add "
        + first.network().plus(1)
        + "/"
        + first.prefixLength()
        + " dev "
        + name
        + "', or give --server-ip ADDR";
  }

  private static String texts(ServerLink link) {
    return String.join(
        ", ", link.addresses().stream().map(own -> own.address().toString()).toList());
  }

  private static String names(List<SubnetPolicy> subnets) {
    return String.join(", ", subnets.stream().map(s -> s.subnet().toString()).toList());
  }
}

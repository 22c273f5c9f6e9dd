package dhcp.client.config;

import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a lease's routes (options 3, 33 and 121) into routes that the kernel takes, in the order in
 * which it takes them.
 */
final class RoutePlan {
  private static final int HOST_PREFIX = 32;

  private final Subnet onLink;
  private final int metric;
  private final List<KernelRoute> plan = new ArrayList<>();
  private final Map<Subnet, Integer> seen = new HashMap<>();

  private RoutePlan(Subnet onLink, int metric) {
    this.onLink = onLink;
    this.metric = metric;
    // The kernel itself makes the address's own route, of the same metric.
    seen.put(onLink, 1);
  }

  /**
   * The routes for an address.
   *
   * @param onLink what the address itself puts on the link
   * @param metric of the first route to a destination; every further one gets one more
   */
  static List<KernelRoute> of(Subnet onLink, List<Route> routes, int metric) {
    RoutePlan plan = new RoutePlan(onLink, metric);
    for (Route route : routes) {
      if (route.router().isAny()) {
        plan.add(route.destination(), Optional.empty());
      } else {
        plan.reach(route.router());
        plan.add(route.destination(), Optional.of(route.router()));
      }
    }
    return List.copyOf(plan.plan);
  }

  /**
   * The kernel takes no gateway that it cannot reach. One outside the subnet, as with the /32
   * leases of cloud networks, is on the link by RFC 3442's example and common practice.
   */
  private void reach(Ipv4Address gateway) {
    boolean reachable =
        onLink.contains(gateway)
            || plan.stream()
                .anyMatch(r -> r.gateway().isEmpty() && r.destination().contains(gateway));
    if (!reachable) {
      add(new Subnet(gateway, HOST_PREFIX), Optional.empty());
    }
  }

  private void add(Subnet destination, Optional<Ipv4Address> gateway) {
    boolean there =
        gateway.isEmpty() && destination.equals(onLink)
            || plan.stream()
                .anyMatch(r -> r.destination().equals(destination) && r.gateway().equals(gateway));
    if (!there) {
      int before = seen.merge(destination, 1, Integer::sum) - 1;
      plan.add(new KernelRoute(destination, gateway, metric + before));
    }
  }
}

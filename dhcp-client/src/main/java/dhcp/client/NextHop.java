package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which station on the link a unicast packet goes to, by the lease's own routes (RFC 1122 3.3.1).
 */
final class NextHop {
  private NextHop() {}

  /** The destination itself where it is on the link, or no route says otherwise; else a gateway. */
  static Ipv4Address towards(Ipv4Address destination, Optional<Lease> lease) {
    return lease.map(l -> towards(destination, l)).orElse(destination);
  }

  private static Ipv4Address towards(Ipv4Address destination, Lease lease) {
    if (Subnet.containing(lease.address(), lease.network().prefixLength()).contains(destination)) {
      return destination;
    }
    return lease.network().routes().stream()
        .filter(route -> route.destination().contains(destination))
        .max(Comparator.comparingInt(route -> route.destination().prefixLength()))
        .map(Route::router)
        .filter(router -> !router.isAny())
        .orElse(destination);
  }
}

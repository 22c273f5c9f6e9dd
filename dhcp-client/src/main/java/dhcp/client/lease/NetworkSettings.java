package dhcp.client.lease;

import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a lease configures beside the address, checked and reduced to what may be applied.
 *
 * @param prefixLength of the address's subnet, 1 to 32 bits
 * @param broadcast the broadcast address (option 28), when the server named one inside the subnet
 * @param routes in the order in which they are to be added, at most {@link RouteReader#MOST}
 * @param dnsServers option 6
 * @param domain option 15, a valid domain name
 * @param searchDomains option 119, valid domain names
 * @param mtu option 26, 576 to 9216 bytes
 * @param ntpServers option 42
 * @param hostname option 12, a valid host name
 * @param remarks what was left out or looks odd, for the log
 */
public record NetworkSettings(
    int prefixLength,
    Optional<Ipv4Address> broadcast,
    List<Route> routes,
    List<Ipv4Address> dnsServers,
    Optional<String> domain,
    List<String> searchDomains,
    OptionalInt mtu,
    List<Ipv4Address> ntpServers,
    Optional<String> hostname,
    List<Remark> remarks) {
  private static final int LONGEST_WITH_BROADCAST = 30;

  public NetworkSettings {
    routes = List.copyOf(routes);
    dnsServers = List.copyOf(dnsServers);
    searchDomains = List.copyOf(searchDomains);
    ntpServers = List.copyOf(ntpServers);
    remarks = List.copyOf(remarks);
  }

  /** The server's broadcast address, else the subnet's; subnets of /31 and /32 have none. */
  public Optional<Ipv4Address> broadcastOf(Ipv4Address address) {
    return prefixLength <= LONGEST_WITH_BROADCAST
        ? broadcast.or(() -> Optional.of(Subnet.containing(address, prefixLength).broadcast()))
        : Optional.empty();
  }

  /** The router of the first default route. */
  public Optional<Ipv4Address> defaultRouter() {
    return routes.stream()
        .filter(route -> route.destination().prefixLength() == 0)
        .map(Route::router)
        .filter(router -> !router.isAny())
        .findFirst();
  }
}

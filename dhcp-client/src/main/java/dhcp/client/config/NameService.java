package dhcp.client.config;

import dhcp.client.lease.NetworkSettings;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/**
 * What a lease tells the resolver. The names have been checked: letters, digits, dashes, dots.
 *
 * @param servers in the order in which they are to be asked
 * @param search domains to complete names with
 */
record NameService(List<Ipv4Address> servers, List<String> search) {
  NameService {
    servers = List.copyOf(servers);
    search = List.copyOf(search);
  }

  /** The search list, or without one the domain (RFC 3397 section 3 lets the list win). */
  static NameService of(NetworkSettings network) {
    Optional<String> domain = network.domain();
    return new NameService(
        network.dnsServers(),
        network.searchDomains().isEmpty()
            ? domain.map(List::of).orElse(List.of())
            : network.searchDomains());
  }

  boolean isEmpty() {
    return servers.isEmpty() && search.isEmpty();
  }
}

package dhcp.client.config;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this client has put on an interface: what it takes away again, and nothing else. It is kept
 * in a file too, so that another run of the client can take it away.
 *
 * @param metric of the subnet's route
 * @param routes in the order in which they were added
 * @param mtu what was changed about the MTU, if anything
 */
record Applied(
    LeasedAddress address, int metric, List<KernelRoute> routes, Optional<MtuChange> mtu) {
  Applied {
    routes = List.copyOf(routes);
  }

  /** The interface's MTU before, and what the lease made it. */
  record MtuChange(int before, int ours) {}

  /** The source address of the routes. */
  Ipv4Address source() {
    return address.address();
  }

  /** The same with another change of the MTU. */
  Applied withMtu(Optional<MtuChange> change) {
    return new Applied(address, metric, routes, change);
  }

  /** The same without routes that were not taken. */
  Applied without(Collection<KernelRoute> refused) {
    List<KernelRoute> taken = routes.stream().filter(route -> !refused.contains(route)).toList();
    return new Applied(address, metric, taken, mtu);
  }

  /** Fields for the file. */
  Map<String, String> toFields() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("address", address.address().toString());
    fields.put("prefix", Integer.toString(address.prefixLength()));
    address.broadcast().ifPresent(b -> fields.put("broadcast", b.toString()));
    fields.put("metric", Integer.toString(metric));
    for (int i = 0; i < routes.size(); i++) {
      fields.put("route." + i, routes.get(i).toString());
    }
    mtu.ifPresent(
        change -> {
          fields.put("mtu.before", Integer.toString(change.before()));
          fields.put("mtu.ours", Integer.toString(change.ours()));
        });
    return fields;
  }

  /**
   * Reads the fields again.
   *
   * @throws IllegalArgumentException when they are not those of {@link #toFields}
   */
  static Applied fromFields(Map<String, String> fields) {
    int prefix = Integer.parseInt(required(fields, "prefix"));
    LeasedAddress address =
        new LeasedAddress(
            Ipv4Address.parse(required(fields, "address")),
            prefix,
            Optional.ofNullable(fields.get("broadcast")).map(Ipv4Address::parse));
    // Refuses a prefix that no subnet has.
    address.subnet();
    List<KernelRoute> routes = new ArrayList<>();
    for (int i = 0; fields.containsKey("route." + i); i++) {
      routes.add(KernelRoute.parse(fields.get("route." + i)));
    }
    Optional<MtuChange> mtu =
        fields.containsKey("mtu.ours")
            ? Optional.of(
                new MtuChange(
                    Integer.parseInt(required(fields, "mtu.before")),
                    Integer.parseInt(required(fields, "mtu.ours"))))
            : Optional.empty();
    return new Applied(address, Integer.parseInt(required(fields, "metric")), routes, mtu);
  }

  private static String required(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }
}

package dhcp.client.config;

import dhcp.client.lease.Lease;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A lease as the variables that dhclient gives its script: {@code new_ip_address}, {@code
 * old_routers} and so on, made from udhcpc's where both mean the same.
 */
final class DhclientVariables {
  /** From udhcpc's names to dhclient's. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ip", "ip_address"),
          Map.entry("subnet", "subnet_mask"),
          Map.entry("broadcast", "broadcast_address"),
          Map.entry("router", "routers"),
          Map.entry("dns", "domain_name_servers"),
          Map.entry("domain", "domain_name"),
          Map.entry("search", "domain_search"),
          Map.entry("hostname", "host_name"),
          Map.entry("ntpsrv", "ntp_servers"),
          Map.entry("mtu", "interface_mtu"),
          Map.entry("lease", "dhcp_lease_time"),
          Map.entry("serverid", "dhcp_server_identifier"),
          Map.entry("message", "dhcp_message"),
          Map.entry("routes", "static_routes"),
          Map.entry("siaddr", "next_server"),
          Map.entry("boot_file", "filename"),
          Map.entry("sname", "server_name"),
          Map.entry("tftp", "tftp_server_name"),
          Map.entry("bootfile", "bootfile_name"),
          Map.entry("rootpath", "root_path"),
          Map.entry("wins", "netbios_name_servers"),
          Map.entry("nisdomain", "nis_domain"),
          Map.entry("nissrv", "nis_servers"),
          Map.entry("timezone", "time_offset"));

  private DhclientVariables() {}

  /**
   * The variables.
   *
   * @param prefix {@code new_} or {@code old_}
   * @param udhcpc the lease's variables from {@link LeaseVariables}
   */
  static Map<String, String> of(
      String prefix, Lease lease, Map<String, String> udhcpc, Set<Integer> ignored) {
    Map<String, String> variables = new TreeMap<>();
    udhcpc.forEach(
        (name, value) -> {
          if (NAMES.containsKey(name)) {
            // Only udhcpc joins the pairs of option 33 by a slash.
            boolean pairs = name.equals("routes");
            variables.put(prefix + NAMES.get(name), pairs ? value.replace('/', ' ') : value);
          }
        });
    Subnet subnet = Subnet.containing(lease.address(), lease.network().prefixLength());
    variables.put(prefix + "network_number", subnet.network().toString());
    putSeconds(variables, prefix + "dhcp_renewal_time", lease, Options.RENEWAL_TIME);
    putSeconds(variables, prefix + "dhcp_rebinding_time", lease, Options.REBINDING_TIME);
    if (!ignored.contains(Options.CLASSLESS_STATIC_ROUTE.code())) {
      lease
          .ack()
          .get(Options.CLASSLESS_STATIC_ROUTE)
          .ifPresent(
              routes -> variables.put(prefix + "rfc3442_classless_static_routes", octets(routes)));
    }
    return variables;
  }

  private static void putSeconds(
      Map<String, String> variables, String name, Lease lease, Option<Long> option) {
    lease.ack().get(option).ifPresent(seconds -> variables.put(name, seconds.toString()));
  }

  /** The octets of option 121 in decimal, as dhclient's configuration for it has them. */
  private static String octets(List<Route> routes) {
    List<String> octets = new ArrayList<>();
    for (byte octet : Options.CLASSLESS_STATIC_ROUTE.encode(routes)) {
      octets.add(Integer.toString(octet & 0xff));
    }
    return String.join(" ", octets);
  }
}

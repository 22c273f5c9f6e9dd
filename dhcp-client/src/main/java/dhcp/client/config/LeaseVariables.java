package dhcp.client.config;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A lease as the variables that udhcpc gives its script: {@code ip}, {@code subnet}, {@code router}
 * and so on; an option that has no name there is {@code optN} with its data in hexadecimal.
 */
final class LeaseVariables {
  /** udhcpc's names of options. Those read and checked as part of the lease are not here. */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(2, "timezone"),
          Map.entry(3, "router"),
          Map.entry(9, "lprsrv"),
          Map.entry(13, "bootsize"),
          Map.entry(16, "swapsrv"),
          Map.entry(17, "rootpath"),
          Map.entry(23, "ipttl"),
          Map.entry(33, "routes"),
          Map.entry(40, "nisdomain"),
          Map.entry(41, "nissrv"),
          Map.entry(44, "wins"),
          Map.entry(51, "lease"),
          Map.entry(54, "serverid"),
          Map.entry(56, "message"),
          Map.entry(60, "vendor"),
          Map.entry(66, "tftp"),
          Map.entry(67, "bootfile"),
          Map.entry(100, "tzstr"),
          Map.entry(101, "tzdbstr"),
          Map.entry(120, "sipsrv"),
          Map.entry(132, "vlanid"),
          Map.entry(133, "vlanpriority"),
          Map.entry(209, "pxeconffile"),
          Map.entry(210, "pxepathprefix"),
          Map.entry(211, "reboottime"),
          Map.entry(212, "ip6rd"),
          Map.entry(252, "wpad"));

  /** Names whose values are made from the checked lease or from the header. */
  private static final Set<String> OTHER_NAMES =
      Set.of(
          "ip",
          "mask",
          "subnet",
          "broadcast",
          "dns",
          "ntpsrv",
          "hostname",
          "domain",
          "search",
          "mtu",
          "staticroutes",
          "msstaticroutes",
          "siaddr",
          "giaddr",
          "boot_file",
          "sname");

  /** Made from the checked lease below, or of no use to a script. */
  private static final Set<Integer> ELSEWHERE =
      Set.of(1, 6, 12, 15, 26, 28, 42, 52, 55, 119, 121, 249);

  private final Map<String, String> variables = new TreeMap<>();
  private final Lease lease;
  private final Set<Integer> ignored;

  private LeaseVariables(Lease lease, Set<Integer> ignored) {
    this.lease = lease;
    this.ignored = ignored;
  }

  /**
   * The variables, every value harmless in a shell.
   *
   * @param ignored codes of options that are treated as if they had not come
   */
  static Map<String, String> of(Lease lease, Set<Integer> ignored) {
    LeaseVariables made = new LeaseVariables(lease, ignored);
    made.putChecked();
    made.putHeader();
    made.putOptions();
    return made.variables;
  }

  /** Whether a variable of this name tells of a lease; those of numbered options apart. */
  static boolean isName(String name) {
    return OTHER_NAMES.contains(name) || NAMES.containsValue(name);
  }

  private void putChecked() {
    Subnet subnet = Subnet.containing(lease.address(), lease.network().prefixLength());
    variables.put("ip", lease.address().toString());
    variables.put("mask", Integer.toString(subnet.prefixLength()));
    variables.put("subnet", subnet.mask().toString());
    put("broadcast", LeasedAddress.of(lease).broadcast().map(List::of).orElse(List.of()));
    put("dns", lease.network().dnsServers());
    put("ntpsrv", lease.network().ntpServers());
    lease.network().hostname().ifPresent(name -> variables.put("hostname", name));
    lease.network().domain().ifPresent(name -> variables.put("domain", name));
    put("search", lease.network().searchDomains());
    lease.network().mtu().ifPresent(mtu -> variables.put("mtu", Integer.toString(mtu)));
    putRoutes("staticroutes", Options.CLASSLESS_STATIC_ROUTE);
    putRoutes("msstaticroutes", Options.MS_CLASSLESS_STATIC_ROUTE);
  }

  /** {@code destination/length gateway} in turn, as udhcpc writes them. */
  private void putRoutes(String name, Option<List<Route>> option) {
    if (!ignored.contains(option.code())) {
      String routes =
          lease.ack().get(option).orElse(List.of()).stream()
              .map(route -> route.destination() + " " + route.router())
              .collect(Collectors.joining(" "));
      if (!routes.isEmpty()) {
        variables.put(name, routes);
      }
    }
  }

  private void putHeader() {
    DhcpMessage ack = lease.ack();
    putAddress("siaddr", ack.siaddr());
    putAddress("giaddr", ack.giaddr());
    HookWords.word(ack.file()).ifPresent(word -> variables.put("boot_file", word));
    HookWords.word(ack.sname()).ifPresent(word -> variables.put("sname", word));
  }

  private void putAddress(String name, Ipv4Address address) {
    if (!address.isAny()) {
      variables.put(name, address.toString());
    }
  }

  private void putOptions() {
    for (int code : lease.ack().codes()) {
      if (!ELSEWHERE.contains(code) && !ignored.contains(code)) {
        byte[] data = lease.ack().raw(code).orElseThrow();
        Optional<String> name = Optional.ofNullable(NAMES.get(code));
        if (name.isPresent() && UdhcpcForms.has(code)) {
          UdhcpcForms.of(code, data).ifPresent(text -> variables.put(name.get(), text));
        } else if (name.isPresent()) {
          putNamed(name.get(), Options.of(code), data);
        } else {
          variables.put("opt" + code, Bytes.hex(data));
        }
      }
    }
  }

  private <T> void putNamed(String name, Option<T> option, byte[] data) {
    // What is not well-formed for its format is left out: a script could not use it either.
    option
        .decode(data)
        .flatMap(value -> HookWords.words(value instanceof String ? value : plain(option, value)))
        .ifPresent(words -> variables.put(name, words));
  }

  private static <T> Object plain(Option<T> option, T value) {
    return option.format().plain(value);
  }

  private void put(String name, List<?> values) {
    if (!values.isEmpty()) {
      variables.put(name, values.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
  }
}

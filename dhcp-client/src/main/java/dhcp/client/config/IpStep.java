package dhcp.client.config;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code ip} command: its words after {@code ip}. What they are made of has been checked, so
 * that no word can become two, or another command.
 */
record IpStep(List<String> words) {
  private static final String FOREVER = "forever";

  IpStep {
    words = List.copyOf(words);
    for (String word : words) {
      if (!word.matches("[A-Za-z0-9._:/@%+=,~-]+")) {
        throw new IllegalArgumentException("'" + word + "' cannot be given to ip");
      }
    }
  }

  /** Whether an interface name can be a word of these commands. */
  static boolean isUsableName(String interfaceName) {
    return interfaceName.matches("[A-Za-z0-9._:@%+=,~][A-Za-z0-9._:/@%+=,~-]*");
  }

  static IpStep setUp(String interfaceName) {
    return of("link", "set", "dev", interfaceName, "up");
  }

  static IpStep setMtu(String interfaceName, int mtu) {
    return of("link", "set", "dev", interfaceName, "mtu", Integer.toString(mtu));
  }

  /**
   * Adds the address, or gives the one that is there a new lifetime.
   *
   * @param metric of the subnet's route, which the kernel adds with the address
   */
  static IpStep replaceAddress(
      String interfaceName, LeasedAddress address, Lifetime lifetime, int metric) {
    List<String> words = new ArrayList<>(List.of("address", "replace", address.toString()));
    address.broadcast().ifPresent(b -> words.addAll(List.of("broadcast", b.toString())));
    String seconds = lifetime.isForever() ? FOREVER : Long.toString(lifetime.seconds());
    words.addAll(List.of("dev", interfaceName, "metric", Integer.toString(metric)));
    words.addAll(List.of("valid_lft", seconds, "preferred_lft", seconds));
    return new IpStep(words);
  }

  static IpStep deleteAddress(String interfaceName, LeasedAddress address) {
    return of("address", "delete", address.toString(), "dev", interfaceName);
  }

  /** Adds a route; the kernel refuses it when there is one to that destination and metric. */
  static IpStep addRoute(String interfaceName, KernelRoute route, Ipv4Address source) {
    return route("add", interfaceName, route, source);
  }

  /** Adds a route in place of the one to that destination with that metric. */
  static IpStep replaceRoute(String interfaceName, KernelRoute route, Ipv4Address source) {
    return route("replace", interfaceName, route, source);
  }

  static IpStep deleteRoute(String interfaceName, KernelRoute route, Ipv4Address source) {
    return route("delete", interfaceName, route, source);
  }

  private static IpStep route(
      String verb, String interfaceName, KernelRoute route, Ipv4Address source) {
    List<String> words = new ArrayList<>(List.of("route", verb, route.destination().toString()));
    route.gateway().ifPresent(g -> words.addAll(List.of("via", g.toString())));
    words.addAll(List.of("dev", interfaceName));
    if (route.gateway().isEmpty()) {
      words.addAll(List.of("scope", "link"));
    }
    // With the lease's address as source, the kernel drops the route when it drops the address.
    words.addAll(List.of("proto", "dhcp", "src", source.toString()));
    words.addAll(List.of("metric", Integer.toString(route.metric())));
    return new IpStep(words);
  }

  private static IpStep of(String... words) {
    return new IpStep(List.of(words));
  }

  /** The command as one would type it. */
  @Override
  public String toString() {
    return "ip " + String.join(" ", words);
  }
}

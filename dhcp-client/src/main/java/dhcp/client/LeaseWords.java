package dhcp.client;

import dhcp.cli.JsonFields;
import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseTimes;
import dhcp.client.lease.NetworkSettings;
import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.LongFunction;

/** A lease for scripts: everything that it gives, as JSON fields and as a line of words. */
final class LeaseWords {
  private static final long MILLIS = 1_000;

  private final String interfaceName;
  private final LongFunction<Instant> wallTime;

  /**
   * @param wallTime the wall clock's time of a time of the client's clock
   */
  LeaseWords(String interfaceName, LongFunction<Instant> wallTime) {
    this.interfaceName = interfaceName;
    this.wallTime = wallTime;
  }

  /** The fields; what the lease does not give is left out. */
  JsonFields fields(Lease lease) {
    LeaseTimes times = lease.times();
    JsonFields fields = network(lease.address(), lease.network());
    fields.put("server", lease.server().toString());
    fields.put("lease_seconds", lease.ack().get(Options.LEASE_TIME).orElse(0L));
    if (times.isInfinite()) {
      fields.put("expires", "never");
    } else {
      fields.put("renew_seconds", (times.renewAt() - times.start()) / MILLIS);
      fields.put("rebind_seconds", (times.rebindAt() - times.start()) / MILLIS);
      fields.put("expires", wallTime.apply(times.endsAt()).toString());
    }
    return fields.put("mac", lease.ack().chaddr().toString()).put("message", message(lease.ack()));
  }

  /** What configures the network of an address. */
  JsonFields network(Ipv4Address address, NetworkSettings network) {
    Subnet subnet = Subnet.containing(address, network.prefixLength());
    JsonFields fields =
        new JsonFields()
            .put("interface", interfaceName)
            .put("address", address.toString())
            .put("prefix_length", subnet.prefixLength())
            .put("mask", subnet.mask().toString());
    network.broadcastOf(address).ifPresent(b -> fields.put("broadcast", b.toString()));
    network.defaultRouter().ifPresent(r -> fields.put("router", r.toString()));
    fields.put("routes", network.routes().stream().map(LeaseWords::route).toList());
    fields.put("dns", texts(network.dnsServers()));
    network.domain().ifPresent(d -> fields.put("domain", d));
    fields.put("search", network.searchDomains());
    fields.put("ntp", texts(network.ntpServers()));
    network.mtu().ifPresent(mtu -> fields.put("mtu", mtu));
    network.hostname().ifPresent(name -> fields.put("hostname", name));
    return fields;
  }

  /** The header's fields that matter to somebody, and every option by name as text. */
  JsonFields message(DhcpMessage ack) {
    JsonFields options = new JsonFields();
    for (int code : ack.codes()) {
      options.put(Options.of(code).name(), Options.of(code).describe(ack.raw(code).orElseThrow()));
    }
    JsonFields fields = new JsonFields();
    if (!ack.siaddr().isAny()) {
      fields.put("siaddr", ack.siaddr().toString());
    }
    putText(fields, "sname", ack.sname());
    putText(fields, "file", ack.file());
    return fields.put("options", options);
  }

  private static void putText(JsonFields fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }

  /** The words after an event's name in its plain line. */
  String words(Lease lease) {
    StringJoiner words = new StringJoiner(" ");
    words.add(lease.address() + "/" + lease.network().prefixLength());
    words.add("interface=" + interfaceName);
    words.add("server=" + lease.server());
    networkWords(words, lease.network());
    if (lease.times().isInfinite()) {
      words.add("lease=infinite");
    } else {
      LeaseTimes times = lease.times();
      words.add("lease=" + lease.ack().get(Options.LEASE_TIME).orElse(0L));
      words.add("renew=" + (times.renewAt() - times.start()) / MILLIS);
      words.add("rebind=" + (times.rebindAt() - times.start()) / MILLIS);
    }
    return words.toString();
  }

  /** The words of what configures the network. */
  void networkWords(StringJoiner words, NetworkSettings network) {
    network.defaultRouter().ifPresent(router -> words.add("router=" + router));
    list(words, "dns", texts(network.dnsServers()));
    network.domain().ifPresent(domain -> words.add("domain=" + domain));
    list(words, "search", network.searchDomains());
    list(words, "ntp", texts(network.ntpServers()));
    network.mtu().ifPresent(mtu -> words.add("mtu=" + mtu));
  }

  private static void list(StringJoiner words, String name, List<String> values) {
    Optional.of(values)
        .filter(v -> !v.isEmpty())
        .ifPresent(v -> words.add(name + "=" + String.join(",", v)));
  }

  private static List<String> texts(List<Ipv4Address> addresses) {
    return addresses.stream().map(Ipv4Address::toString).toList();
  }

  private static String route(Route route) {
    return route.destination()
        + (route.router().isAny() ? " on-link" : " via " + route.router().toString());
  }
}

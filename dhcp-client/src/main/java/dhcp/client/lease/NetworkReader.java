package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.message.Text;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what a lease configures beside the address. A hostile server's values end here: whoever
 * applies the result runs as root.
 */
final class NetworkReader {
  /** More servers of one kind help nobody. */
  private static final int MOST_SERVERS = 8;

  private static final int MOST_SEARCH_DOMAINS = 32;
  private static final int SMALLEST_MTU = 576;
  private static final int LARGEST_MTU = 9216;

  private final DhcpMessage ack;
  private final Ipv4Address address;
  private final Set<Integer> ignored;
  private final List<Remark> remarks;

  /**
   * @param remarks those of before, to which this adds its own
   */
  NetworkReader(DhcpMessage ack, Ipv4Address address, Set<Integer> ignored, List<Remark> remarks) {
    this.ack = ack;
    this.address = address;
    this.ignored = ignored;
    this.remarks = remarks;
  }

  NetworkSettings read() {
    Subnet subnet = Subnet.containing(address, prefixLength());
    if (!subnet.isHostAddress(address)) {
      remark(Remark.Kind.NOT_A_HOST_ADDRESS, address + "/" + subnet.prefixLength());
    }
    return new NetworkSettings(
        subnet.prefixLength(),
        get(Options.BROADCAST_ADDRESS).filter(subnet::contains),
        new RouteReader(subnet, address, remarks)
            .read(
                get(Options.CLASSLESS_STATIC_ROUTE),
                get(Options.STATIC_ROUTE).orElse(List.of()),
                get(Options.ROUTER).orElse(List.of())),
        servers(Options.DOMAIN_NAME_SERVERS),
        get(Options.DOMAIN_NAME).flatMap(this::name),
        searchDomains(),
        mtu(),
        servers(Options.NTP_SERVERS),
        get(Options.HOST_NAME).flatMap(this::name),
        remarks);
  }

  private <T> Optional<T> get(Option<T> option) {
    if (ignored.contains(option.code())) {
      return Optional.empty();
    }
    Optional<T> value = ack.get(option);
    if (value.isEmpty() && ack.has(option)) {
      byte[] data = ack.raw(option.code()).orElseThrow();
      remark(Remark.Kind.MALFORMED, option + " " + option.describe(data));
    }
    return value;
  }

  private int prefixLength() {
    Optional<Ipv4Address> mask = ack.get(Options.SUBNET_MASK);
    OptionalInt prefix = mask.map(Subnet::prefixOf).orElse(OptionalInt.empty());
    if (prefix.orElse(0) > 0) {
      return prefix.getAsInt();
    }
    int classful = Classes.prefixLength(address);
    if (ack.has(Options.SUBNET_MASK)) {
      remark(
          Remark.Kind.BAD_MASK,
          Options.SUBNET_MASK.describe(ack.raw(Options.SUBNET_MASK.code()).orElseThrow()));
    } else {
      remark(Remark.Kind.NO_MASK, "/" + classful);
    }
    return classful;
  }

  private List<Ipv4Address> servers(Option<List<Ipv4Address>> option) {
    List<Ipv4Address> good = new ArrayList<>();
    for (Ipv4Address server : get(option).orElse(List.of())) {
      if (!server.isUnicast() || good.size() == MOST_SERVERS) {
        remark(Remark.Kind.ADDRESS_IGNORED, option.name() + " " + server);
      } else if (!good.contains(server)) {
        good.add(server);
      }
    }
    return good;
  }

  private Optional<String> name(String text) {
    Optional<String> name = Names.valid(text);
    if (name.isEmpty()) {
      remark(Remark.Kind.NAME_IGNORED, Text.escape(text));
    }
    return name;
  }

  private List<String> searchDomains() {
    return get(Options.DOMAIN_SEARCH).orElse(List.of()).stream()
        .limit(MOST_SEARCH_DOMAINS)
        .flatMap(domain -> name(domain).stream())
        .distinct()
        .toList();
  }

  private OptionalInt mtu() {
    Optional<Integer> mtu = get(Options.INTERFACE_MTU);
    if (mtu.isEmpty()) {
      return OptionalInt.empty();
    }
    if (mtu.get() < SMALLEST_MTU || mtu.get() > LARGEST_MTU) {
      remark(Remark.Kind.MTU_IGNORED, mtu.get().toString());
      return OptionalInt.empty();
    }
    return OptionalInt.of(mtu.get());
  }

  private void remark(Remark.Kind kind, String detail) {
    remarks.add(new Remark(kind, detail));
  }
}

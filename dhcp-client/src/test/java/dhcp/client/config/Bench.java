package dhcp.client.config;

import dhcp.client.lease.Acks;
import dhcp.client.lease.Lease;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A configurator whose surroundings are all made up: kernel, resolver and MTU. */
final class Bench {
  static final String INTERFACE = "eth0";
  static final int INDEX = 7;
  static final int METRIC = 1007;
  static final Ipv4Address ROUTER = Ipv4Address.of(192, 168, 1, 1);
  static final Subnet EVERYWHERE = new Subnet(Ipv4Address.ANY, 0);

  final RecordingIp ip = new RecordingIp();
  final RecordingResolver resolver = new RecordingResolver();
  final Set<KernelRoutes.Entry> kernel = new HashSet<>();
  int mtu = 1500;

  private final Optional<Path> memory;

  Bench(Optional<Path> memory) {
    this.memory = memory;
  }

  InterfaceConfigurator configurator(ApplyPolicy policy) {
    return new InterfaceConfigurator(
        INTERFACE,
        INDEX,
        policy,
        new AppliedFile(memory, INDEX),
        new Machinery(ip, resolver, () -> new KernelRoutes(Set.copyOf(kernel)), () -> mtu));
  }

  /** From now on the kernel has the route. */
  void hasRoute(String interfaceName, Subnet destination, int metric) {
    kernel.add(new KernelRoutes.Entry(interfaceName, destination, metric));
  }

  /** 192.168.1.100/24 for an hour. */
  static MessageBuilder plain() {
    return Acks.bare().put(Options.SUBNET_MASK, Ipv4Address.of(255, 255, 255, 0));
  }

  static MessageBuilder routed() {
    return plain().put(Options.ROUTER, List.of(ROUTER));
  }

  static Lease lease(MessageBuilder ack) {
    return Acks.read(ack);
  }
}

package dhcp.server.config;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.SubnetPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code --server-ip}: the server identifier of every subnet that has none of its own. The subnet
 * in which it lies is on the interfaces served, even while these have no address at all. An address
 * in none of them must be the interface's own, which is looked at when that is there.
 */
final class ServerIp {
  private final Optional<Ipv4Address> address;
  private final Section top;
  private final Set<String> interfaces;

  ServerIp(Section top, Set<String> interfaces) {
    this.address = top.one(Setting.SERVER_IP.key(), Texts::unicast);
    this.top = top;
    this.interfaces = interfaces;
  }

  List<SubnetPolicy> applyTo(List<SubnetPolicy> subnets) {
    if (address.isEmpty()) {
      return subnets;
    }
    Ipv4Address server = address.get();
    subnets.stream()
        .filter(s -> s.subnet().contains(server) && !s.subnet().isHostAddress(server))
        .forEach(
            s ->
                top.problems()
                    .add(
                        top.origin(Setting.SERVER_IP.key()),
                        "the server address "
                            + server
                            + " is the network or broadcast address of "
                            + s.subnet()));
    return subnets.stream().map(subnet -> with(subnet, server)).toList();
  }

  private SubnetPolicy with(SubnetPolicy s, Ipv4Address server) {
    boolean here = s.subnet().contains(server) && s.interfaces().isEmpty();
    return new SubnetPolicy(
        s.subnet(),
        here ? interfaces : s.interfaces(),
        s.relays(),
        s.ranges(),
        s.exclusions(),
        s.leaseTimes(),
        s.options(),
        s.boot(),
        s.serverIdentifier().or(() -> address),
        s.sharedNetwork());
  }
}

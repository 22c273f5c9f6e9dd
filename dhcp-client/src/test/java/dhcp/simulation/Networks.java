package dhcp.simulation;

import dhcp.client.machine.Settings;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.Feature;
import dhcp.server.engine.HoldTimes;
import dhcp.server.engine.LeaseTimes;
import dhcp.server.engine.Limits;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Servers and crowds of clients to simulate, on the home segment alone. */
final class Networks {
  static final Ipv4Address FIRST = Ipv4Address.of(10, 0, 1, 0);

  private Networks() {}

  /** A server of one subnet with so many addresses, from {@link #FIRST} on. */
  static ServerPolicy policy(int addresses, long leaseSeconds, Feature... features) {
    return new ServerPolicy(
        Set.of(features),
        List.of(subnet(Subnet.parse("10.0.0.0/16"), FIRST, addresses, leaseSeconds)),
        List.of(),
        List.of(),
        HoldTimes.DEFAULT,
        Limits.DEFAULT);
  }

  /** A subnet with so many addresses from one on, all leased for the same time. */
  static SubnetPolicy subnet(Subnet subnet, Ipv4Address first, int addresses, long leaseSeconds) {
    return SubnetPolicy.builder(subnet)
        .range(first, first.plus(addresses - 1))
        .leaseTimes(new LeaseTimes(leaseSeconds, leaseSeconds, leaseSeconds))
        .build();
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x02_00_00_00_00_00L | number);
  }

  /** So many clients, which start within so many milliseconds. */
  static List<ClientNode> clients(
      Simulation simulation, int count, long within, UnaryOperator<Settings> change) {
    List<ClientNode> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ClientNode client = new ClientNode(simulation, change.apply(Settings.of(mac(i + 1))));
      clients.add(client);
      simulation.at(simulation.random.nextLong(within + 1), client::start);
    }
    return clients;
  }
}

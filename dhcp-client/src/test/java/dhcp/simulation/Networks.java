package dhcp.simulation;

import dhcp.client.machine.Settings;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
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

/** Servers and crowds of clients to simulate. */
final class Networks {
  static final Ipv4Address FIRST = Ipv4Address.of(10, 0, 1, 0);

  private Networks() {}

  /** A server of one subnet with so many addresses, from {@link #FIRST} on. */
  static ServerPolicy policy(int addresses, long leaseSeconds, Feature... features) {
    SubnetPolicy subnet =
        SubnetPolicy.builder(ServerNode.SUBNET)
            .range(FIRST, FIRST.plus(addresses - 1))
            .leaseTimes(new LeaseTimes(leaseSeconds, leaseSeconds, leaseSeconds))
            .build();
    return new ServerPolicy(
        Set.of(features), List.of(subnet), List.of(), List.of(), HoldTimes.DEFAULT, Limits.DEFAULT);
  }

  /** So many clients, which start within so many milliseconds. */
  static List<ClientNode> clients(
      Simulation simulation, int count, long within, UnaryOperator<Settings> change) {
    List<ClientNode> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MacAddress mac = new MacAddress(0x02_00_00_00_00_00L | i + 1);
      ClientNode client =
          new ClientNode(simulation, change.apply(Settings.of(mac)), ServerNode.MAC);
      clients.add(client);
      simulation.at(simulation.random.nextLong(within + 1), client::start);
    }
    return clients;
  }
}

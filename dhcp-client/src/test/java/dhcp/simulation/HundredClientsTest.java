package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.machine.StateName;
import dhcp.link.MemoryWire.Faults;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred clients and a server on one wire, from silence to everybody bound. */
class HundredClientsTest {
  private static final int CLIENTS = 100;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  private static void assertAllBound(long seed, List<ClientNode> clients) {
    Set<Ipv4Address> addresses = new HashSet<>();
    for (ClientNode client : clients) {
      assertEquals(StateName.BOUND, client.in(), () -> "seed " + seed + ": " + client.mac());
      addresses.add(client.inPlace().orElseThrow().address());
    }
    assertEquals(clients.size(), addresses.size(), () -> "seed " + seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onAGoodNetworkEverybodyIsBoundWithinASecond(long seed) {
    Simulation simulation = new Simulation(seed, Faults.NONE);
    new ServerNode(simulation, Networks.policy(CLIENTS, 3600, Feature.CONFLICT_CHECK));
    List<ClientNode> clients = Networks.clients(simulation, CLIENTS, 0, UnaryOperator.identity());
    simulation.runUntil(SECOND);
    assertAllBound(seed, clients);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void onABadNetworkEverybodyIsBoundInTheEndAndNobodyTwice(long seed) {
    Simulation simulation = new Simulation(seed, new Faults(0.3, 0.2, 0, 400));
    new ServerNode(simulation, Networks.policy(CLIENTS + 50, 7200, Feature.CONFLICT_CHECK));
    List<ClientNode> clients =
        Networks.clients(simulation, CLIENTS, 10 * SECOND, UnaryOperator.identity());
    simulation.runUntil(30 * MINUTE);
    assertAllBound(seed, clients);
    assertTrue(simulation.oracle.acknowledged() >= CLIENTS);
  }

  @Test
  void squattedAddressesAreTakenByNobody() {
    for (Feature[] features : new Feature[][] {{}, {Feature.CONFLICT_CHECK}}) {
      Simulation simulation = new Simulation(21, Faults.NONE);
      Set<Ipv4Address> squatted = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        squatted.add(Networks.FIRST.plus(i * 7));
      }
      squatted.forEach(address -> new Squatter(simulation.home, address));
      new ServerNode(simulation, Networks.policy(CLIENTS + 10, 3600, features));
      List<ClientNode> clients =
          Networks.clients(simulation, CLIENTS, SECOND, UnaryOperator.identity());
      simulation.runUntil(MINUTE);
      assertAllBound(21, clients);
      clients.forEach(
          client -> assertTrue(!squatted.contains(client.inPlace().orElseThrow().address())));
    }
  }
}

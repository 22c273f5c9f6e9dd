package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.machine.ConflictCheck;
import dhcp.link.MemoryWire.Faults;
import dhcp.server.engine.Feature;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two hours in the life of a network of a thousand: frames are lost, the server crashes, hosts are
 * unplugged, sleep beyond the end of their leases, and restart.
 */
class TwoHoursTest {
  private static final int CLIENTS = 1_000;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long LEASE_SECONDS = 1_200;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102})
  void nothingIsPromisedTwiceAndEverybodyIsServedInTheEnd(long seed) {
    Simulation simulation = new Simulation(seed, new Faults(0.05, 0.02, 0, 20));
    ServerNode server =
        new ServerNode(
            simulation, Networks.policy(CLIENTS + 24, LEASE_SECONDS, Feature.AUTHORITATIVE));
    List<ClientNode> clients =
        Networks.clients(
            simulation, CLIENTS, 5 * MINUTE, settings -> settings.with(ConflictCheck.OFF));
    simulation.nowAndThen(10 * MINUTE, () -> during(simulation, () -> server.crash(5 * SECOND)));
    simulation.nowAndThen(
        10 * SECOND, () -> during(simulation, () -> trouble(simulation, clients)));
    simulation.at(110 * MINUTE, () -> simulation.setFaults(Faults.NONE));
    simulation.runUntil(120 * MINUTE);
    long served = clients.stream().filter(client -> client.inPlace().isPresent()).count();
    assertEquals(CLIENTS, served, () -> "seed " + seed + ": clients with an address");
    assertTrue(simulation.oracle.acknowledged() > 9L * CLIENTS, "leases were renewed");
  }

  /** The last half hour is for recovery. */
  private static void during(Simulation simulation, Runnable trouble) {
    if (simulation.now() < 90 * MINUTE) {
      trouble.run();
    }
  }

  private static void trouble(Simulation simulation, List<ClientNode> clients) {
    ClientNode client = clients.get(simulation.random.nextInt(clients.size()));
    switch (simulation.random.nextInt(4)) {
      case 0 -> client.move(simulation.random.nextLong(30 * SECOND), client.segment());
      case 1 -> client.sleep(simulation.random.nextLong(20 * MINUTE));
      case 2 -> client.restart();
      default -> client.renewNow();
    }
  }
}

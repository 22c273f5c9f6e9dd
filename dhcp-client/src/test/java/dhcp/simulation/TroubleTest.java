package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.machine.ConflictCheck;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Wishes;
import dhcp.link.MemoryWire.Faults;
import dhcp.server.engine.Feature;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once, with as many addresses as clients or fewer: short leases, a wire of any
 * badness, a server that crashes every minute, and clients that come, go, sleep and are impatient.
 */
class TroubleTest {
  private static final int CLIENTS = 60;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  /** Seeds of which some found faults when they were tried first, and others. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(
      longs = {1026, 1052, 1086, 1117, 1211, 1388, 1475, 2011, 2071, 2256, 2551, 2825, 2882, 3001})
  void noPromiseIsBrokenAndNoAddressKeptTooLong(long seed) {
    Simulation simulation =
        new Simulation(seed, new Faults(seed % 4 * 0.1, seed % 3 * 0.2, 0, seed % 5 * 100));
    Feature feature = seed % 2 == 0 ? Feature.CONFLICT_CHECK : Feature.RAPID_COMMIT;
    int addresses = 50 + (int) (seed % 30);
    ServerNode server =
        new ServerNode(
            simulation,
            Networks.policy(addresses, 20 + seed % 600, feature, Feature.AUTHORITATIVE));
    List<ClientNode> clients =
        Networks.clients(simulation, CLIENTS, 10 * SECOND, settings -> varied(settings, seed));
    simulation.nowAndThen(MINUTE, () -> server.crash(SECOND));
    simulation.nowAndThen(3 * SECOND, () -> trouble(simulation, clients));
    simulation.runUntil(40 * MINUTE);
    assertTrue(simulation.oracle.acknowledged() > CLIENTS, "clients were served");
  }

  private static Settings varied(Settings settings, long seed) {
    return switch ((int) (seed % 3)) {
      case 0 -> settings.with(ConflictCheck.OFF);
      case 1 -> settings.with(Wishes.USUAL.flagged(Set.of(Wishes.Flag.RAPID_COMMIT)));
      default -> settings;
    };
  }

  private static void trouble(Simulation simulation, List<ClientNode> clients) {
    ClientNode client = clients.get(simulation.random.nextInt(clients.size()));
    switch (simulation.random.nextInt(4)) {
      case 0 -> client.unplug(simulation.random.nextLong(20 * SECOND));
      case 1 -> client.sleep(simulation.random.nextLong(10 * MINUTE));
      case 2 -> client.restart();
      default -> client.renewNow();
    }
  }
}

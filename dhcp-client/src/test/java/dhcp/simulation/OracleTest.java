package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.machine.ConflictCheck;
import dhcp.link.MemoryWire.Faults;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The simulation can fail: a server that breaks its word is found out. */
class OracleTest {
  private static final long MINUTE = 60_000;

  @Test
  void forgetfulServerIsFoundOutAndTheSeedIsTold() {
    Simulation simulation = new Simulation(7, Faults.NONE);
    ServerNode server = new ServerNode(simulation, Networks.policy(40, 3600));
    Networks.clients(simulation, 40, 10 * MINUTE, settings -> settings.with(ConflictCheck.OFF));
    simulation.at(5 * MINUTE, () -> server.crashAndForget(1_000));
    AssertionFailedError error =
        assertThrows(AssertionFailedError.class, () -> simulation.runUntil(60 * MINUTE));
    assertTrue(error.getMessage().startsWith("seed 7, "), error::getMessage);
  }
}

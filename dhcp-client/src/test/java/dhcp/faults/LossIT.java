package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.net.MacAddress;
import dhcp.testing.AckLedger;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.LossyWire;
import dhcp.testing.PeerClients;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The server's cable loses 30 of 100 frames in each direction, doubles 20 of the others and lets 25
 * overtake. Every client, ours and udhcpc, is bound in the end, no address is given twice, and
 * every acknowledged lease is honoured.
 */
@Execution(ExecutionMode.CONCURRENT)
class LossIT {
  private static final int OURS = Integer.getInteger("dhcp.loss.clients", 2);
  private static final int ROUNDS = Integer.getInteger("dhcp.loss.rounds", 1);
  private static final long SEED = Long.getLong("dhcp.seed", 20261124);

  /** As many udhcpc as clients of ours, but for one node from which a station asks. */
  private static final int NODES = 2 * OURS;

  /** Many retransmissions, by RFC 2131 section 4.1 after 4, 8, 16, 32 and 64 s. */
  private static final Duration LONG = Duration.ofSeconds(240);

  @TempDir private Path directory;

  @AutoClose private FaultBench bench;
  private final List<Program> clients = new ArrayList<>();

  @BeforeEach
  void raise() {
    bench = new FaultBench(NODES, directory);
    bench.server();
  }

  @Test
  void everyClientIsBoundAndEveryLeaseHonoured() {
    try (LossyWire wire = LossyWire.at(bench.lab(), Lab.SERVER, SEED)) {
      for (int round = 1; round <= ROUNDS; round++) {
        wire.trouble(LossyWire.Trouble.HEAVY);
        bindAll();
        wire.trouble(LossyWire.Trouble.NONE);
        assertTrue(wire.lost() > 0, wire::toString);
        AckLedger ledger = bench.ledger();
        assertEquals(List.of(), ledger.doubles(), () -> "seed " + SEED);
        assertAddressesAre(ledger);
        assertHonoured(ledger);
        clients.forEach(Program::close);
        clients.clear();
      }
      System.out.printf(
          "%d clients bound %d times, seed %d: %s; %d ACKs, no address twice%n",
          NODES - 1, ROUNDS, SEED, wire, bench.ledger().acks());
    }
  }

  /** Ours begin with the lease of the round before, if there was one (INIT-REBOOT). */
  private void bindAll() {
    for (int i = 1; i <= OURS; i++) {
      clients.add(bench.client(Lab.client(i)));
    }
    for (int i = OURS + 1; i < NODES; i++) {
      clients.add(PeerClients.udhcpc(bench.lab(), Lab.client(i)));
    }
    for (Program client : clients.subList(0, OURS)) {
      client.out().await("^BOUND ", LONG);
    }
    for (Program client : clients.subList(OURS, clients.size())) {
      client.err().await("^udhcpc: lease of .* obtained", LONG);
    }
  }

  /** What each client has on its interface is what it was promised, and nobody else has it. */
  private void assertAddressesAre(AckLedger ledger) {
    Set<String> all = new TreeSet<>();
    for (int i = 1; i < NODES; i++) {
      MacAddress mac = Lab.clientMac(i);
      String node = Lab.client(i);
      String promised =
          ledger
              .live(mac, System.nanoTime())
              .map(promise -> promise.address() + "/24")
              .orElse("nothing");
      Deadline.awaitTrue(
          node + " has " + promised, () -> bench.lab().addresses(node).equals(List.of(promised)));
      assertTrue(all.add(promised), () -> promised + " twice, seed " + SEED);
    }
  }

  /** Whoever was promised an address and asks for it gets it. */
  private void assertHonoured(AckLedger ledger) {
    List<AckLedger.Promise> promises = ledger.live(System.nanoTime());
    assertEquals(NODES - 1, promises.size());
    try (Station station = Station.at(bench.lab(), Lab.client(NODES))) {
      for (AckLedger.Promise promise : promises) {
        ScriptedClient client = new ScriptedClient(station, promise.holder());
        Reply reply = client.exchange(client.initReboot(promise.address()));
        assertEquals(MessageType.ACK, reply.type(), () -> promise + ", seed " + SEED);
        assertEquals(promise.address(), reply.yiaddr());
      }
    }
  }
}

package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The wall clock under a client jumps: it renews at T1 of its lease, loses nothing, and a client
 * started at another time of the wall clock begins with the lease of the last one (RFC 2131 section
 * 3.2).
 */
@Execution(ExecutionMode.CONCURRENT)
class ClientClockIT {
  @TempDir private Path directory;

  @AutoClose private FaultBench bench;

  @BeforeEach
  void raise() {
    bench = new FaultBench(1, directory);
  }

  @Test
  void noJumpEndsALeaseOrStopsItsRenewals() throws IOException {
    FakeClock clock = new FakeClock(directory);
    bench.server("--option", "58=2");
    Program client = start(clock);
    String address =
        client
            .out()
            .await("\"event\":\"bound\".*\"address\":\"([0-9.]+)\"", Deadline.PATIENCE)
            .group(1);
    for (String jump : FakeClock.jumps()) {
      clock.set(jump);
      client.out().await("\"event\":\"renewed\"", Deadline.PATIENCE);
      client.out().await("\"event\":\"renewed\"", Deadline.PATIENCE);
      clock.assertFaked(client);
      assertEquals(
          List.of(), client.out().lines().stream().filter(l -> l.contains("\"lost\"")).toList());
      client.signal("KILL");
      client.awaitEnd();
      clock.set("+0");
      int mark = bench.toServer().mark();
      client = start(clock);
      client.out().await("\"event\":\"bound\".*\"" + address + "\"", Deadline.PATIENCE);
      assertEquals(List.of(), discovers(mark), "after a start at the right time");
    }
    assertEquals(List.of(address + "/24"), bench.lab().addresses(Lab.client(1)));
    assertEquals(
        Optional.of(Ipv4Address.parse(address)),
        bench.ledger().live(Lab.clientMac(1), System.nanoTime()).map(p -> p.address()));
  }

  private Program start(FakeClock clock) {
    List<String> command = bench.clientCommand(Lab.client(1), "--no-conflict-check", "--json");
    return bench.lab().start(Lab.client(1), clock.under(command));
  }

  private List<DhcpMessage> discovers(int mark) {
    return bench.toServer().since(mark, Sighting::dhcp).stream()
        .filter(message -> message.messageType().equals(Optional.of(MessageType.DISCOVER)))
        .toList();
  }
}

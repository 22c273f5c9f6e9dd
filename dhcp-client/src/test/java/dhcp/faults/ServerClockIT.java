package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The wall clock under a server jumps, while it runs, while it is down, and over a boot. Of two
 * addresses one is leased for long and stays its client's; the other is leased for seconds, and is
 * somebody else's as soon as they are over and no sooner.
 */
@Execution(ExecutionMode.CONCURRENT)
class ServerClockIT {
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final long SHORT_SECONDS = 2;

  @TempDir private Path directory;

  private FaultBench bench;
  private Station station;
  private FakeClock clock;
  private ScriptedClient patient;
  private Ipv4Address kept;
  private int clients;

  @BeforeEach
  void raise() throws IOException {
    bench = new FaultBench(2, directory);
    station = Station.at(bench.lab(), Lab.client(2));
    clock = new FakeClock(directory);
    patient = newClient();
  }

  @AfterEach
  void takeDown() {
    station.close();
    bench.close();
  }

  private ScriptedClient newClient() {
    return new ScriptedClient(station, new MacAddress(0x02fd00000000L + clients++));
  }

  private List<String> command() {
    return bench.serverCommand(
        Lab.SERVER, "100", "101", "--min-lease-time", "1s", "--no-conflict-check", "--json");
  }

  private Program start(List<String> command) {
    Program server = bench.lab().start(Lab.SERVER, command);
    server.out().await("\"ready\"", Deadline.PATIENCE);
    return server;
  }

  @Test
  void noJumpFreesALiveLeaseOrKeepsADeadOne() throws IOException {
    Program server = start(clock.under(command()));
    kept = patient.lease().yiaddr();
    leaseShortly();
    for (String jump : FakeClock.jumps()) {
      clock.set(jump);
      assertLeasesRunOn("after " + jump);
      clock.assertFaked(server);
      server.signal("KILL");
      server.awaitEnd();
      clock.set("+0");
      server = start(clock.under(command()));
      assertLeasesRunOn("after a start at the right time");
      server.signal("KILL");
      server.awaitEnd();
      clock.set(jump);
      server = start(clock.under(reboot(command())));
      assertLeasesRunOn("after a boot at " + jump);
      clock.assertFaked(server);
    }
    assertEquals(List.of(), bench.ledger().doubles());
    assertTrue(server.isRunning());
    System.out.printf("wall clock set to %s: no lease freed or kept%n", FakeClock.jumps());
  }

  /** What a process sees of another boot: another identity, and time since then from the start. */
  private List<String> reboot(List<String> command) throws IOException {
    Path identity = Files.writeString(directory.resolve("boot_id"), UUID.randomUUID() + "\n");
    return FakeClock.prepend(
        command,
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mount --bind " + identity + " /proc/sys/kernel/random/boot_id && exec \"$@\"",
        "boot");
  }

  private void assertLeasesRunOn(String when) {
    Reply reply = patient.exchange(patient.initReboot(kept));
    assertEquals(MessageType.ACK, reply.type(), when);
    assertEquals(kept, reply.yiaddr(), when);
    leaseShortly();
  }

  /** The ledger tells if it was leased too early; that it is leased at all tells the rest. */
  private void leaseShortly() {
    ScriptedClient next = newClient();
    Deadline.awaitTrue(
        "the short lease ends",
        () -> {
          DhcpMessage discover = next.discover().build();
          int mark = station.mark();
          next.send(discover);
          return station.poll(mark, RETRY, s -> Reply.in(s, discover.xid())).isPresent();
        });
    Reply ack = next.lease(message -> message.put(Options.LEASE_TIME, SHORT_SECONDS));
    assertEquals(SHORT_SECONDS, ack.get(Options.LEASE_TIME));
  }
}

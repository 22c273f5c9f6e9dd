package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that stands still (SIGSTOP) and goes on: what came meanwhile lies in its ring, and
 * leases and timers have run out. {@code -Ddhcp.pause.seconds=60} for the long form.
 */
@Execution(ExecutionMode.CONCURRENT)
class PauseIT {
  private static final int SECONDS = Integer.getInteger("dhcp.pause.seconds", 3);

  /** What a server's ring holds at most: 16 MiB, some 2 KiB a frame. */
  private static final int RING_FRAMES = 8192;

  private static final Duration RETRY = Duration.ofMillis(200);
  private static final int STALE = 20_000;

  @TempDir private Path directory;

  private FaultBench bench;
  private Station station;
  private int clients;

  @BeforeEach
  void raise() {
    bench = new FaultBench(2, directory);
    station = Station.at(bench.lab(), Lab.client(2));
  }

  @AfterEach
  void takeDown() {
    station.close();
    bench.close();
  }

  private ScriptedClient newClient() {
    return new ScriptedClient(station, new MacAddress(0x02fb00000000L + clients++));
  }

  private static void standStill(int seconds) {
    for (int i = 0; i < seconds; i++) {
      long end = System.nanoTime() + 1_000_000_000L;
      Deadline.awaitTrue("a second has passed", () -> System.nanoTime() - end >= 0);
    }
  }

  @Test
  void aServerThatStoodStillServesAtOnceAndWhatWaitedDoesNoHarm() {
    Program server = bench.server("--lease-time", SECONDS + "s", "--min-lease-time", "1s");
    ScriptedClient gone = newClient();
    Ipv4Address ended = gone.lease().yiaddr();
    ScriptedClient waiting = newClient();
    Reply offer = waiting.exchange(waiting.discover()).of(MessageType.OFFER);
    server.signal("STOP");
    int mark = bench.fromServer().mark();
    byte[] request = waiting.broadcastFrame(waiting.selecting(offer).build());
    for (int i = 0; i < STALE; i++) {
      ScriptedClient other = new ScriptedClient(station, new MacAddress(0x02fc00000000L + i % 50));
      station.send(i % 100 == 0 ? request : other.broadcastFrame(other.discover().build()));
    }
    standStill(SECONDS);
    server.signal("CONT");
    ScriptedClient next = newClient();
    awaitOffer(next);
    assertEquals(MessageType.ACK, next.lease().type());
    List<Reply> burst = bench.fromServer().since(mark, Reply::in);
    assertTrue(burst.size() <= RING_FRAMES, () -> burst.size() + " answers to what was stale");
    assertEquals(List.of(), bench.ledger().doubles());
    Reply again = gone.exchange(gone.initReboot(ended));
    assertEquals(ended, again.of(MessageType.ACK).yiaddr());
    assertTrue(server.isRunning());
    assertEquals(
        List.of(),
        server.err().lines().stream()
            .filter(line -> line.matches(".*(ERROR|Exception).*"))
            .toList());
    System.out.printf(
        "server stopped for %d s: %d stale frames sent, %d answers in all%n",
        SECONDS, STALE, burst.size());
  }

  /** What the client does of itself when it goes on, which depends on how late it is. */
  enum Late {
    /** Between T1 and T2: it renews by unicast. */
    RENEWING,
    /** After T2: it asks everybody. */
    REBINDING
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatStoodStillGoesOnFromWhereItsLeaseIs(Late late) {
    bench.server("--option", "58=1", "--option", "59=" + (late == Late.RENEWING ? "3000" : "2"));
    Program client = bench.client(Lab.client(1), "--no-conflict-check");
    Ipv4Address address = bound(client);
    client.signal("STOP");
    int mark = bench.toServer().mark();
    standStill(SECONDS);
    client.signal("CONT");
    Ipv4Address to =
        bench
            .toServer()
            .await(
                "REQUEST for " + address,
                mark,
                seen ->
                    seen.dhcp()
                        .filter(message -> message.ciaddr().equals(address))
                        .flatMap(message -> seen.udp())
                        .map(UdpFrame::destinationIp));
    assertEquals(
        late == Late.RENEWING ? Ipv4Address.of(192, 168, 1, 1) : Ipv4Address.BROADCAST, to);
    client.out().await("^RE(NEWED|BOUND) " + address, Deadline.PATIENCE);
  }

  /** Its address was another's in the meantime, and it lets go of it before it says a word. */
  @Test
  void aClientThatStoodStillBeyondItsLeaseHasNothingToExtend() {
    String only = "150";
    bench.serverAt(
        Lab.SERVER, only, only, "--lease-time", "5s", "--min-lease-time", "1s", "--option", "58=4");
    Program client = bench.client(Lab.client(1), "--no-conflict-check");
    Ipv4Address address = bound(client);
    client.signal("STOP"); // long before T1: what it had begun to send would leave later
    ScriptedClient next = newClient();
    awaitOffer(next);
    assertEquals(address, next.lease().yiaddr());
    int mark = bench.toServer().mark();
    client.signal("CONT");
    client.out().await("^LOST " + address + " interface=eth0 reason=expired", Deadline.PATIENCE);
    assertEquals(List.of(), bench.lab().addresses(Lab.client(1)));
    bench.toServer().await("DISCOVER", mark, seen -> fromClient(seen, MessageType.DISCOVER));
    assertEquals(
        List.of(),
        bench.toServer().since(mark, seen -> fromClient(seen, MessageType.REQUEST)).stream()
            .filter(message -> message.ciaddr().equals(address))
            .toList());
    assertEquals(List.of(), bench.ledger().doubles());
  }

  /** Asks until an offer comes: while the ring is full, and while the address is another's. */
  private void awaitOffer(ScriptedClient client) {
    Deadline.awaitTrue(
        "an offer comes",
        () -> {
          DhcpMessage discover = client.discover().build();
          int mark = station.mark();
          client.send(discover);
          return station.poll(mark, RETRY, s -> Reply.in(s, discover.xid())).isPresent();
        });
  }

  private static Optional<DhcpMessage> fromClient(Sighting seen, MessageType type) {
    return seen.dhcp()
        .filter(message -> message.messageType().equals(Optional.of(type)))
        .filter(message -> message.chaddr().mac().equals(Optional.of(Lab.clientMac(1))));
  }

  private static Ipv4Address bound(Program client) {
    return Ipv4Address.parse(
        client.out().await("^BOUND ([0-9.]+)/24 ", Deadline.PATIENCE).group(1));
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Postgres;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server with its leases in PostgreSQL: none is acknowledged that is not there, none lost. */
class PostgresIT {
  private static final int CLIENTS = 40;
  private static final int PORT = 5432;

  @AutoClose private static ServerBench bench;
  @AutoClose private static Postgres postgres;

  @BeforeAll
  static void raise() {
    bench = ServerBench.withoutServer();
    postgres = Postgres.start(command -> bench.lab().start(Lab.SERVER, command), PORT);
  }

  @AfterEach
  void stop() {
    bench.server().close();
  }

  /** A program line whose password is in a file. */
  private static List<String> program(String... arguments) {
    return Stream.of(
            List.of("env", "PGPASSFILE=" + postgres.passwordFile()),
            Jars.server(arguments),
            List.of("--lease-db", postgres.url()))
        .flatMap(List::stream)
        .toList();
  }

  private static Program start() {
    bench
        .launchCommand(program(ServerBench.POOL.toArray(String[]::new)))
        .out()
        .await("^READY", Deadline.PATIENCE);
    return bench.server();
  }

  private static Program.Result run(String... arguments) {
    return bench.lab().start(Lab.SERVER, program(arguments)).awaitEnd();
  }

  private static void assertHonoured(Map<ScriptedClient, Ipv4Address> acknowledged) {
    acknowledged.forEach(
        (client, address) -> {
          Reply ack = client.exchange(client.initReboot(address)).of(MessageType.ACK);
          assertEquals(address, ack.yiaddr());
        });
  }

  @Test
  void leasesOutliveTheServerAndBelongToOneServer() {
    Program first = start();
    Ipv4Address address = bench.known().lease().yiaddr();
    String process = "in use by dhcp-server process " + first.pid();
    Program.Result second = run(ServerBench.POOL.toArray(String[]::new));
    assertEquals(1, second.exitCode());
    assertEquals("", second.out());
    assertTrue(second.err().contains(process), second::err);
    assertTrue(run("leases", "-i", "none").out().contains(address + " "));
    first.signal("KILL");
    first.awaitEnd();

    Program again = start();
    assertHonoured(Map.of(bench.known(), address));
    assertEquals(0, again.stop().exitCode());
    assertEquals(0, run("release", address.toString()).exitCode());
    assertFalse(again.toString().contains(Postgres.PASSWORD));
  }

  /** Killed between many acknowledgements and started again, it has all those that left. */
  @Test
  void nothingIsAcknowledgedThatADatabaseWhichWasKilledDoesNotHave() {
    Program server = start();
    Map<Integer, ScriptedClient> asking = new LinkedHashMap<>();
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      ScriptedClient client = bench.newClient();
      Reply offer = client.exchange(client.discover()).of(MessageType.OFFER);
      DhcpMessage request = client.selecting(offer).build();
      asking.put(request.xid(), client);
      requests.add(client.broadcastFrame(request));
    }
    int mark = bench.station().mark();
    requests.forEach(bench.station()::send);
    AtomicInteger awaited = new AtomicInteger(3);
    bench
        .station()
        .await("ACK", mark, seen -> Reply.in(seen).filter(r -> awaited.decrementAndGet() < 0));
    postgres.kill();
    server.out().await("^STORE FAILED", Deadline.PATIENCE);

    ScriptedClient late = bench.newClient();
    Reply offer = late.exchange(late.discover()).of(MessageType.OFFER);
    DhcpMessage request = late.selecting(offer).build();
    int down = bench.station().mark();
    late.send(request);
    late.exchange(late.discover()).of(MessageType.OFFER);
    assertEquals(List.of(), bench.station().since(down, seen -> Reply.in(seen, request.xid())));

    postgres.start();
    server.out().await("^STORE WORKS", Deadline.PATIENCE);
    Map<ScriptedClient, Ipv4Address> acknowledged = new LinkedHashMap<>();
    for (Reply reply : bench.station().since(mark, Reply::in)) {
      ScriptedClient client = asking.get(reply.message().xid());
      if (client != null) {
        acknowledged.put(client, reply.of(MessageType.ACK).yiaddr());
      }
    }
    assertTrue(acknowledged.size() >= 3);
    acknowledged.put(late, late.exchange(late.selecting(offer)).of(MessageType.ACK).yiaddr());
    server.signal("KILL");
    server.awaitEnd();
    start();
    assertHonoured(acknowledged);
    assertEquals(
        1, server.out().lines().stream().filter(line -> line.startsWith("STORE F")).count());
  }
}

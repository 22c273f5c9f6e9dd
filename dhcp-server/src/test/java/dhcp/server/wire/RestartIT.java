package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server ends, and what it knows after it was started again (RFC 2131 section 3.1 (4)). */
class RestartIT {
  private static final int CLIENTS = 20;
  private static final Duration UNANSWERED = Duration.ofSeconds(1);

  @TempDir private Path directory;

  @AutoClose private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  private List<String> storing() {
    return ServerBench.and(
        ServerBench.POOL, "--lease-db", directory.resolve("leases.db").toString());
  }

  @Test
  void sigtermEndsItWithZeroAndKeepsTheLeases() {
    bench.start(storing());
    Ipv4Address address = bench.known().lease().yiaddr();
    assertEquals(0, bench.server().stop().exitCode());
    bench.start(storing());
    Reply ack = bench.known().exchange(bench.known().initReboot(address));
    assertEquals(MessageType.ACK, ack.type());
  }

  /** Killed between many acknowledgements, it has all those that left, and no address twice. */
  @Test
  void noAcknowledgedLeaseIsLostWhenItIsKilled() {
    Map<ScriptedClient, Ipv4Address> acknowledged = new LinkedHashMap<>();
    for (int round = 0; round < 4; round++) {
      bench.start(storing());
      assertHonoured(acknowledged);
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
      AtomicInteger seen = new AtomicInteger(round * 5);
      bench
          .station()
          .await(
              "ACK", mark, sighting -> Reply.in(sighting).filter(r -> seen.decrementAndGet() < 0));
      bench.server().signal("KILL");
      assertEquals(137, bench.server().awaitEnd().exitCode());
      for (Reply reply : bench.station().since(mark, Reply::in)) {
        Ipv4Address address = reply.of(MessageType.ACK).yiaddr();
        assertFalse(acknowledged.containsValue(address), () -> "again " + address);
        acknowledged.put(asking.get(reply.message().xid()), address);
      }
    }
    assertTrue(acknowledged.size() >= 4);
    bench.start(storing());
    assertHonoured(acknowledged);
  }

  private static void assertHonoured(Map<ScriptedClient, Ipv4Address> acknowledged) {
    acknowledged.forEach(
        (client, address) -> {
          Reply ack = client.exchange(client.initReboot(address)).of(MessageType.ACK);
          assertEquals(address, ack.yiaddr());
        });
  }

  @Test
  void aSecondServerWithTheSameStoreIsRefused() {
    bench.start(storing());
    Program second = bench.lab().start(Lab.SERVER, Jars.server(storing().toArray(String[]::new)));
    Program.Result result = second.awaitEnd();
    assertNotEquals(0, result.exitCode());
    assertEquals("", result.out());
    assertFalse(result.err().isEmpty());
    bench.assertServes();
  }

  /** Neither would know what the other leases. */
  @Test
  void aSecondServerWithoutAStoreIsRefused() {
    List<String> flags = ServerBench.and(ServerBench.POOL, "--lease-db", "none");
    bench.start(flags);
    Program second = bench.lab().start(Lab.SERVER, Jars.server(flags.toArray(String[]::new)));
    Program.Result result = second.awaitEnd();
    assertEquals(1, result.exitCode());
    assertEquals("", result.out());
    assertTrue(result.err().contains("another server is listening on"), result::err);
    bench.assertServes();
  }

  /** Every ACK that leaves is on the disk, whether the disk is full or not. */
  @Test
  void nothingIsAcknowledgedThatTheDiskDidNotTake() throws IOException {
    demand("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", directory.toString());
    try {
      bench.start(storing());
      bench.known().lease();
      Path filler = directory.resolve("filler");
      fill(filler);
      Map<ScriptedClient, Ipv4Address> acknowledged = new LinkedHashMap<>();
      while (leaseWithoutDemand(acknowledged)) {
        assertTrue(acknowledged.size() < 90, "the disk is full and all is acknowledged");
      }
      Files.delete(filler);
      bench.awaitServes();
      bench.server().signal("KILL");
      bench.server().awaitEnd();
      bench.start(storing());
      assertHonoured(acknowledged);
    } finally {
      bench.server().close();
      demand("umount", directory.toString());
    }
  }

  private boolean leaseWithoutDemand(Map<ScriptedClient, Ipv4Address> acknowledged) {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover()).of(MessageType.OFFER);
    DhcpMessage request = client.selecting(offer).build();
    int mark = bench.station().mark();
    client.send(request);
    Optional<Reply> ack =
        bench.station().poll(mark, UNANSWERED, seen -> Reply.in(seen, request.xid()));
    ack.ifPresent(reply -> acknowledged.put(client, reply.of(MessageType.ACK).yiaddr()));
    return ack.isPresent();
  }

  private static void demand(String... command) {
    Program.Result result = Program.run(List.of(command), Map.of());
    assertEquals(0, result.exitCode(), result::err);
  }

  /** Writes until the file system is full. */
  private static void fill(Path file) throws IOException {
    byte[] block = new byte[1024];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("No space left"), e::getMessage);
    }
  }
}

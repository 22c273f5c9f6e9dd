package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is acknowledged that cannot be stored, and service comes back with the disk. */
class StoreFaultIT {
  @TempDir private Path directory;

  private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  @AfterEach
  void takeDown() {
    bench.close();
  }

  private List<String> storing(Path file) {
    return ServerBench.and(ServerBench.POOL, "--lease-db", file.toString(), "--control", "none");
  }

  private static Program.Result demand(String... command) {
    Program.Result result = Program.run(List.of(command), Map.of());
    assertEquals(0, result.exitCode(), result::err);
    return result;
  }

  private void assertHonoured(ScriptedClient client, Ipv4Address address) {
    Reply reply = client.exchange(client.initReboot(address));
    assertEquals(MessageType.ACK, reply.type());
    assertEquals(address, reply.yiaddr());
  }

  /** Every write fails as long as the limit to the size of files lasts. */
  @Test
  void noAckLeavesWhileWritesFail() {
    Program server = bench.start(storing(directory.resolve("leases.db")));
    Ipv4Address before = bench.known().lease().yiaddr();
    String pid = Long.toString(server.pid());
    demand("prlimit", "--pid", pid, "--fsize=1:unlimited");
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover()).of(MessageType.OFFER);
    DhcpMessage request = client.selecting(offer).build();
    int mark = bench.station().mark();
    client.send(request);
    server.out().await("^STORE FAILED", Deadline.PATIENCE);
    ScriptedClient other = bench.newClient();
    other.exchange(other.discover()).of(MessageType.OFFER);
    assertEquals(List.of(), bench.station().since(mark, seen -> Reply.in(seen, request.xid())));
    demand("prlimit", "--pid", pid, "--fsize=unlimited:unlimited");
    server.out().await("^STORE WORKS", Deadline.PATIENCE);
    assertEquals(offer.yiaddr(), client.exchange(client.selecting(offer)).yiaddr());
    assertEquals(
        1, server.out().lines().stream().filter(line -> line.startsWith("STORE F")).count());
    server.signal("KILL");
    server.awaitEnd();
    bench.start(storing(directory.resolve("leases.db")));
    assertHonoured(bench.known(), before);
    assertHonoured(client, offer.yiaddr());
  }

  /** It is told once, a new file with everything is made at once, and no lease is lost. */
  @Test
  void aDatabaseRemovedUnderTheServerIsMadeAnew() throws IOException {
    Path file = directory.resolve("leases.db");
    Program server = bench.start(storing(file));
    Ipv4Address before = bench.known().lease().yiaddr();
    Files.delete(file);
    ScriptedClient client = bench.newClient();
    Ipv4Address after = client.lease().yiaddr();
    server.out().await("^STORE WORKS", Deadline.PATIENCE);
    assertEquals(
        List.of("STORE FAILED: the lease database " + file + " was removed or replaced"),
        server.out().lines().stream()
            .filter(line -> line.startsWith("STORE F"))
            .map(line -> line.replace(" while in use", ""))
            .toList());
    server.signal("KILL");
    server.awaitEnd();
    bench.start(storing(file));
    assertHonoured(bench.known(), before);
    assertHonoured(client, after);
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsRefusedAtTheStart() {
    demand("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", directory.toString());
    try {
      Program server = bench.launch(storing(directory.resolve("leases.db")));
      Program.Result result = server.awaitEnd();
      assertNotEquals(0, result.exitCode());
      assertEquals("", result.out());
      assertTrue(result.err().contains(directory.resolve("leases.db").toString()), result::err);
      assertTrue(result.err().contains("--lease-db none"), result::err);
    } finally {
      demand("umount", directory.toString());
    }
  }

  @Test
  void aDamagedDatabaseIsToldAndItsLeasesHonoured() throws IOException {
    Path file = directory.resolve("leases.db");
    bench.start(storing(file));
    Ipv4Address address = bench.known().lease().yiaddr();
    bench.server().stop();
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 0x55;
    bytes[4100] ^= 0x55;
    Files.write(file, bytes);
    Program server = bench.start(storing(file));
    server.err().await("was damaged.*It is kept as .*leases.db.damaged-", Deadline.PATIENCE);
    assertHonoured(bench.known(), address);
  }

  /** Labs in network namespaces share the usual place; the second server there says so. */
  @Test
  void theDefaultIsAFileNamedByTheInterface() throws IOException {
    Path usual = Path.of("/var/lib/dhcp-server", Lab.INTERFACE + ".db");
    String inside =
        "mount -t tmpfs tmpfs /var/lib && exec "
            + String.join(" ", Jars.server(ServerBench.POOL.toArray(String[]::new)))
            + " --control none";
    bench.launchCommand(List.of("unshare", "--mount", "sh", "-c", inside));
    bench.server().out().await("^READY", Deadline.PATIENCE);
    bench.known().lease();
    Path seen = Path.of("/proc", Long.toString(bench.server().pid()), "root", usual.toString());
    String mode = demand("stat", "-c", "%a", seen.toString(), seen.getParent().toString()).out();
    assertEquals(List.of("640", "750"), mode.lines().toList());
  }
}

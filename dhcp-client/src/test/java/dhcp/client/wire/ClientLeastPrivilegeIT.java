package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.testing.Deadline;
import dhcp.testing.OrdinaryUser;
import dhcp.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client as an ordinary user with two capabilities, and less. */
class ClientLeastPrivilegeIT {
  private static final String BOTH = ",+net_raw,+net_admin";

  @TempDir private Path directory;
  private ClientBench bench;
  private ScriptedServer server;

  @BeforeEach
  void up() {
    OrdinaryUser.letInto(directory);
    bench = ClientBench.create(1);
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void down() {
    server.close();
    bench.close();
  }

  /** Where only the directory may be written to, and nothing else is needed. */
  private Program start(String capabilities, String... flags) {
    List<String> all =
        Stream.concat(
                Stream.of("--no-conflict-check", "--lease-file", leaseFile().toString()),
                Stream.of(flags))
            .toList();
    List<String> user =
        OrdinaryUser.command(capabilities, directory, bench.command(all.toArray(String[]::new)));
    return bench.lab().start(ClientBench.NODE, OrdinaryUser.readOnlyBut(directory, user));
  }

  private Path leaseFile() {
    return directory.resolve("lease");
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void twoCapabilitiesAreEnoughForTheWholeLifeOfALease() throws IOException {
    Program client = start(BOTH, "--no-dns", "--release-on-exit");
    server.lease(m -> m.put(Options.RENEWAL_TIME, 2L).put(Options.REBINDING_TIME, 3000L));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
    assertEquals(
        "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(leaseFile())));
    server.send(ScriptedServer.ack(server.await(MessageType.REQUEST)));
    client.out().await("^RENEWED 192.168.1.100/24 ", Deadline.PATIENCE);
    client.signal("TERM");
    assertEquals(ScriptedServer.ADDRESS, server.await(MessageType.RELEASE).message().ciaddr());
    assertExit(0, client.awaitEnd());
    assertEquals(List.of(), bench.localAddresses());
    assertEquals(List.of(), bench.routes());
    assertEquals(Set.of(), files(), "nothing is left behind");
  }

  /** The resolver's file belongs to root: the lease is worth having without it. */
  @Test
  void whatItMayNotWriteIsTold() {
    String before = bench.resolvConf();
    Program client = start(BOTH, "--once");
    server.lease(m -> m.put(Options.DOMAIN_NAME_SERVERS, List.of(ScriptedServer.SERVER)));
    Program.Result result = client.awaitEnd();
    assertExit(0, result);
    assertTrue(result.err().contains("the resolver is left as it is: "), result.err());
    assertEquals(before, bench.resolvConf());
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void capturingAloneIsEnoughToTakeALeaseAndConfigureNothing() {
    Program client = start(",+net_raw", "--once", "--no-configure");
    server.lease();
    assertExit(0, client.awaitEnd());
    assertEquals(List.of(), bench.localAddresses());
  }

  @Test
  void withoutTheSecondTheKernelRefusesTheAddress() {
    Program client = start(",+net_raw", "--once");
    server.lease();
    Program.Result result = client.awaitEnd();
    assertExit(1, result);
    assertTrue(result.out().contains("CONFIGURE-FAILED 192.168.1.100"), result.out());
    assertTrue(result.err().contains("Operation not permitted"), result.err());
  }
}

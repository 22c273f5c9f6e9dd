package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.ScriptedClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommands on the lease database of a server that was killed, or that cannot be asked. */
class WithoutServerIT {
  @TempDir private Path directory;

  @AutoClose private ServerBench bench;

  private List<String> places;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
    places = List.of("--lease-db", directory.resolve("leases.db").toString());
  }

  private void start(String... more) {
    bench.start(Stream.of(ServerBench.POOL, places, List.of(more)).flatMap(List::stream).toList());
  }

  private Program.Result run(String... arguments) {
    String[] all =
        Stream.of(List.of(arguments), List.of("-i", Lab.INTERFACE), places)
            .flatMap(List::stream)
            .toArray(String[]::new);
    return bench.lab().start(Lab.SERVER, Jars.server(all)).awaitEnd();
  }

  @Test
  void whatWasAcknowledgedBeforeAKillIsShownAndReleasedForTheNextStart() {
    start();
    Ipv4Address address = bench.known().lease().yiaddr();
    String asked = run("leases").out();
    bench.server().signal("KILL");
    bench.server().awaitEnd();

    Program.Result read = run("leases");
    assertEquals(0, read.exitCode(), read::err);
    assertEquals(asked.split(" +")[0], read.out().split(" +")[0]);
    assertTrue(read.out().contains(address + " "), read::out);
    assertTrue(read.err().contains("no server answers on"), read::err);
    assertEquals(0, run("release", address.toString()).exitCode());

    start();
    ScriptedClient other = bench.newClient();
    assertEquals(
        address, other.exchange(other.discover().put(Options.REQUESTED_ADDRESS, address)).yiaddr());
  }

  @Test
  void aServerThatCannotBeAskedKeepsItsLeases() {
    start("--control", "none");
    Ipv4Address address = bench.known().lease().yiaddr();
    assertTrue(run("leases").out().startsWith(address + " "));
    Program.Result refused = run("release", address.toString());
    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.err().contains("in use by process " + bench.server().pid() + " (java)"),
        refused::err);
    bench.assertServes();
  }
}

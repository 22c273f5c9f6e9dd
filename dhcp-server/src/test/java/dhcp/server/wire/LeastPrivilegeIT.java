package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.OrdinaryUser;
import dhcp.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as an ordinary user with few capabilities, and where nothing may be executed. */
class LeastPrivilegeIT {
  @TempDir Path directory;
  private final ServerBench bench = ServerBench.withoutServer();

  @BeforeEach
  void letTheUserIn() {
    OrdinaryUser.letInto(directory);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private List<String> asNobody(String capabilities) {
    return OrdinaryUser.command(capabilities, directory, server());
  }

  private List<String> server() {
    return Jars.server(
        ServerBench.and(
                ServerBench.POOL,
                "--control",
                "none",
                "--lease-db",
                directory.resolve("leases.db").toString())
            .toArray(String[]::new));
  }

  private Program ready(List<String> command) {
    Program server = bench.launchCommand(command);
    server.out().await("^READY", Deadline.PATIENCE);
    return server;
  }

  @Test
  void capturingNeedsOneCapability() {
    Program server = ready(asNobody(",+net_raw"));
    Ipv4Address address = bench.newClient().lease().yiaddr();
    assertTrue(address.isUnicast());
    assertTrue(server.err().text().contains("UDP port 67 cannot be held"), server::toString);
    assertEquals(0, server.stop().exitCode());
  }

  @Test
  void holdingThePortNeedsASecondOne() {
    Program server = ready(asNobody(",+net_raw,+net_bind_service"));
    assertEquals(MessageType.ACK, bench.newClient().lease().type());
    assertEquals(
        "", server.err().lines().stream().filter(l -> l.contains("WARN")).findAny().orElse(""));
  }

  @Test
  void withoutAnyItSaysWhatIsMissing() {
    Program.Result result = bench.launchCommand(asNobody("")).awaitEnd();
    assertEquals(3, result.exitCode(), result::err);
    assertTrue(result.err().contains("CAP_NET_RAW"), result::err);
  }

  /** A temporary directory that is mounted noexec is told, with the way out. */
  @Test
  void whereNothingMayBeExecuted() throws IOException {
    Path noexec = Files.createDirectory(directory.resolve("noexec"));
    String[] mounted = {
      "unshare",
      "--mount",
      "sh",
      "-c",
      "mount -t tmpfs -o noexec none \"$0\" && exec \"$@\"",
      noexec.toString()
    };
    List<String> java = new ArrayList<>(server());
    java.add(1, "-Djava.io.tmpdir=" + noexec);
    Program.Result refused =
        bench.launchCommand(Stream.concat(Stream.of(mounted), java.stream()).toList()).awaitEnd();
    assertEquals(1, refused.exitCode(), refused::err);
    assertTrue(refused.err().contains("-Djava.io.tmpdir=DIR names another"), refused::err);
    java.set(1, "-Djava.io.tmpdir=" + directory);
    ready(Stream.concat(Stream.of(mounted), java.stream()).toList());
    assertEquals(MessageType.ACK, bench.newClient().lease().type());
  }
}

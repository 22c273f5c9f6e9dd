package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed file comes into force while the server runs, or is refused and changes nothing. */
class ReloadIT {
  @TempDir Path directory;
  private ServerBench bench;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    file = directory.resolve("server.yaml");
    write("range: 192.168.1.100-192.168.1.109");
    bench = ServerBench.of(List.of("--config", file.toString()));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void write(String more) throws IOException {
    Files.writeString(
        file,
        "interface: eth0\nlease-db: none\nconflict-check: false\n"
            + "subnets:\n  - subnet: 192.168.1.0/24\n    "
            + more
            + "\n");
  }

  private Program.Result reload() {
    return bench.lab().start(Lab.SERVER, Jars.server("reload")).awaitEnd();
  }

  @Test
  void newRangesAndOptionsCountAtOnceAndLeasesStay() throws IOException {
    ScriptedClient client = bench.newClient();
    Ipv4Address before = client.lease().yiaddr();
    write("range: 192.168.1.100-192.168.1.119\n    exclude: 192.168.1.102-192.168.1.110");
    Program.Result result = reload();
    assertEquals(0, result.exitCode(), result::err);
    assertEquals(before, client.exchange(client.initReboot(before)).of(MessageType.ACK).yiaddr());
    assertEquals(Ipv4Address.of(192, 168, 1, 111), bench.newClient().lease().yiaddr());
  }

  @Test
  void aFaultyFileIsExplainedAndChangesNothing() throws IOException {
    write("rnge: 192.168.1.50-192.168.1.59");
    Program.Result result = reload();
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains(file + ":6:5: 'rnge' is no setting here"), result::err);
    assertEquals(
        192 << 24 | 168 << 16 | 1 << 8 | 101,
        bench.newClient().lease().yiaddr().bits(),
        "an address of the range that was in force before");
  }

  /** Also without a control socket, and a faulty file does not end the server either. */
  @Test
  void aHangUpReadsTheFileAnew() throws IOException {
    write("rnge: 192.168.1.50-192.168.1.59");
    bench.server().signal("HUP");
    bench.server().err().await("WARN .*'rnge' is no setting here", Station.ANSWER);
    bench.assertServes();
    write("range: 192.168.1.100-192.168.1.119\n    exclude: 192.168.1.101-192.168.1.110");
    bench.server().signal("HUP");
    bench.server().err().await("reloaded: 1 subnets", Station.ANSWER);
    assertEquals(Ipv4Address.of(192, 168, 1, 111), bench.newClient().lease().yiaddr());
    assertTrue(bench.server().isRunning());
  }

  @Test
  void anotherInterfaceNeedsARestart() throws IOException {
    Files.writeString(file, Files.readString(file).replace("eth0", "lo"));
    Program.Result result = reload();
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("restart"), result::err);
    bench.assertServes();
  }
}

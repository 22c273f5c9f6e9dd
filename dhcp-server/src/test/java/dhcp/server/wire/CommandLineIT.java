package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.message.MessageType;
import dhcp.server.config.Setting;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Program;
import dhcp.testing.Station;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server prints and how it exits: the contract with scripts. */
class CommandLineIT {
  @AutoClose private static ServerBench bench;

  @TempDir private Path directory;

  @BeforeAll
  static void raise() {
    bench = ServerBench.withoutServer();
  }

  @AfterEach
  void stop() {
    bench.server().close();
  }

  private static Program.Result run(String... arguments) {
    return bench.launch(List.of(arguments)).awaitEnd();
  }

  private static Stream<Path> javas() {
    return Jars.allJavas().stream();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void servesOnEveryJavaHereWithoutAWarning(Path java) {
    List<String> storing =
        ServerBench.and(ServerBench.POOL, "--lease-db", directory.resolve("leases.db").toString());
    Program server =
        bench.launchCommand(Jars.command(java, "server", storing.toArray(String[]::new)));
    server.out().await("^READY", Deadline.PATIENCE);
    assertEquals(MessageType.ACK, bench.newClient().lease().type());
    Program.Result result = server.stop();
    assertEquals(0, result.exitCode());
    for (String line : result.err().split("\n")) {
      assertFalse(line.startsWith("WARNING") || line.contains("SLF4J"), result::err);
    }
  }

  @Test
  void saysReadyFirstAndOnlyWhenItServes() {
    bench.start(ServerBench.USUAL);
    // No second try: what is sent after READY is heard.
    assertEquals(MessageType.ACK, bench.newClient().lease().type());
    assertTrue(bench.server().out().lines().get(0).startsWith("READY"));
  }

  @Test
  void tellsEventsAsJsonLines() {
    bench.launch(ServerBench.usualAnd("--json"));
    String first = bench.server().out().await("^\\{.*\\}$", Deadline.PATIENCE).group();
    assertEquals("ready", event(first).get("event").getAsString());
    String address = bench.newClient().lease().yiaddr().toString();
    bench.server().out().await("\"" + address + "\"", Station.ANSWER);
    for (String line : bench.server().out().lines()) {
      JsonObject event = event(line);
      assertFalse(event.get("event").getAsString().isEmpty());
      assertTrue(OffsetDateTime.parse(event.get("time").getAsString()).getYear() > 2000);
    }
  }

  private static JsonObject event(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }

  /** Its own frames, which a capture could show it, are not among what it received. */
  @Test
  void countsAtTheEndWhatClientsSentAndNothingElse() {
    bench.start(ServerBench.USUAL);
    bench.newClient().lease();
    Program.Result result = bench.server().stop();
    assertEquals(0, result.exitCode());
    for (String count :
        List.of("\"messages-received\":2", "\"replies-sent\":2", "\"frames-rejected\":{}")) {
      assertTrue(result.err().contains(count), result::err);
    }
  }

  @Test
  void logsWhatPeopleGrepFor() {
    bench.start(ServerBench.USUAL);
    var client = bench.newClient();
    var address = client.lease().yiaddr();
    for (String line :
        List.of(
            "DHCPDISCOVER from " + client.mac() + " .*via eth0",
            "DHCPOFFER on " + address + " to " + client.mac(),
            "DHCPREQUEST for " + address + " .*from " + client.mac(),
            "DHCPACK on " + address + " to " + client.mac())) {
      bench.server().err().await(line, Station.ANSWER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dhcp-range 192.168.1.100 192.168.1.200 255.255.255.0 -i eth0 --no-such-flag",
        "--dhcp-range 192.168.1.100 192.168.1.200 255.0.255.0 -i eth0",
        "--dhcp-range 192.168.1.100 192.168.1.200 255.255.255.0 -i eth0 --lease-time soon",
        "--dhcp-range 172.16.0.10 172.16.0.20 255.255.255.0 -i eth0"
      })
  void refusesWhatMakesNoSenseNamingIt(String flags) {
    Program.Result result = run(flags.split(" "));
    assertEquals(2, result.exitCode(), result::err);
    assertEquals("", result.out());
    assertFalse(result.err().isBlank());
    assertFalse(result.err().contains("Exception"), result::err);
  }

  @Test
  void namesAnInterfaceThatIsMissingAndLeavesNoDatabase(@TempDir Path dir) {
    Path database = dir.resolve("eth7.db");
    Program.Result result =
        run(
            ("--dhcp-range 192.168.1.100 192.168.1.200 255.255.255.0 -i eth7 --lease-db "
                    + database)
                .split(" "));
    assertEquals(4, result.exitCode(), result::err);
    assertTrue(result.err().contains("eth7"), result::err);
    assertFalse(Files.exists(database), result::err);
  }

  @Test
  void saysThatItMayNotCapture() {
    List<String> command =
        Stream.concat(
                Stream.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"),
                Jars.server(ServerBench.USUAL.toArray(String[]::new)).stream())
            .toList();
    Program.Result result = bench.launchCommand(command).awaitEnd();
    assertEquals(3, result.exitCode(), result::err);
    assertFalse(result.err().isBlank());
    assertFalse(result.err().contains("Exception"), result::err);
  }

  @Test
  void helpAndVersionArePrintedAndNothingElse() {
    Program.Result help = run("--help");
    assertEquals(0, help.exitCode());
    assertEquals("", help.err());
    for (String word : List.of("--config", "--json", "--log-json", "--pcap", "-v", "-q", "143")) {
      assertTrue(help.out().contains(word), word);
    }
    for (Setting setting : Setting.values()) {
      boolean negatable = setting.shape() == Setting.Shape.NEGATABLE;
      assertTrue(help.out().contains("--" + setting.key()), setting.key());
      assertEquals(negatable, help.out().contains("--no-" + setting.key()), setting.key());
    }
    Program.Result version = run("--version");
    assertEquals(0, version.exitCode());
    assertEquals("", version.err());
    assertTrue(version.out().matches("(?s).*[0-9]+\\.[0-9]+\\.[0-9]+.*"), version::out);
  }

  @Test
  void decodesEveryPacketLineByLine() {
    bench.start(ServerBench.usualAnd("-vv"));
    bench.newClient().lease();
    assertEquals(0, bench.server().stop().exitCode());
    String log = bench.server().err().text();
    for (String type : List.of("DISCOVER", "OFFER", "REQUEST", "ACK")) {
      String line = "(?s).* TRACE   53 message-type: DHCP" + type + "\n.*";
      assertTrue(log.matches(line), log);
    }
  }

  @Test
  void writesEveryFrameToACaptureFile() {
    Path file = directory.resolve("all.pcap");
    bench.start(ServerBench.usualAnd("--pcap", file.toString()));
    var client = bench.newClient();
    client.lease();
    assertEquals(0, bench.server().stop().exitCode());
    Program.Result read =
        Program.run(
            List.of(
                "tshark",
                "-r",
                file.toString(),
                "-Y",
                "dhcp",
                "-T",
                "fields",
                "-e",
                "dhcp.option.dhcp"),
            Map.of());
    assertTrue(Files.exists(file));
    assertEquals(List.of("1", "2", "3", "5"), read.out().lines().toList(), read::err);
  }
}

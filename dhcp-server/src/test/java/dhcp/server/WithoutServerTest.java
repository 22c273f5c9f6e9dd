package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import dhcp.server.lease.HistoryLimit;
import dhcp.server.lease.LeaseStore;
import dhcp.server.lease.SqliteDatabase;
import dhcp.server.lease.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The subcommands when no server answers: what its lease database can tell, and what not. */
class WithoutServerTest {
  private static final String FIRST = "10.0.0.9 ";
  private static final String SECOND = "10.0.0.10 ";

  private record Result(int exitCode, String out, String err) {}

  @TempDir private Path directory;

  private final StoreClock clock = new StoreClock(new BootClock());
  private Path file;

  @BeforeEach
  void fill() throws StoreException {
    file = directory.resolve("leases.db");
    try (LeaseStore store = open()) {
      store.write(List.of(lease(10, LeaseState.BOUND), lease(9, LeaseState.DECLINED)));
    }
  }

  private LeaseStore open() throws StoreException {
    return new SqliteDatabase(file).open(HistoryLimit.DEFAULT, clock::now, text -> {}).store();
  }

  private LeaseChange lease(int number, LeaseState state) {
    HardwareAddress mac = HardwareAddress.ofEthernet(new MacAddress(0x020000000000L + number));
    ClientKey key = ClientKey.ofHardware(mac);
    return new LeaseChange.Put(
        new LeaseRecord(
            Ipv4Address.of(10, 0, 0, number),
            state,
            key,
            key.octets(),
            "host-" + number,
            Octets.NONE,
            3600,
            clock.now().uptime() + 3_600_000));
  }

  private static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = ServerCommand.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Result(line.execute(arguments), out.toString(), err.toString());
  }

  /** A subcommand about this database and a server that is not there. */
  private Result ask(String... arguments) {
    return run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--control", directory + "/none.sock", "--lease-db", file.toString()))
            .toArray(String[]::new));
  }

  @Test
  void leasesAreListedInOrderAndItIsSaidWhereTheyAreFrom() {
    Result result = ask("leases");
    assertEquals(0, result.exitCode, result::err);
    List<String> lines = result.out.lines().toList();
    assertTrue(lines.get(0).startsWith(FIRST), result::out);
    assertTrue(lines.get(1).startsWith(SECOND), result::out);
    assertEquals(2, lines.size());
    assertTrue(result.err.contains("no server answers on"), result::err);
    assertTrue(result.err.contains("this is from " + file), result::err);
  }

  @Test
  void aDatabaseNamedAloneIsReadWithoutANote() {
    Result result = run("leases", "--lease-db", file.toString());
    assertEquals(2, result.out.lines().count());
    assertEquals("", result.err);
  }

  @Test
  void theConfigurationFileNamesIt() throws IOException {
    Path config = directory.resolve("server.yaml");
    Files.writeString(
        config, "{interface: [eth7, eth8], control: none, lease-db: " + file + ", router: x}");
    assertEquals(2, run("leases", "--config", config.toString()).out.lines().count());
  }

  @Test
  void scriptsGetWhatAServerGivesThem() {
    JsonObject lease =
        JsonParser.parseString(ask("leases", "--json").out.lines().toList().get(1))
            .getAsJsonObject();
    assertEquals("lease", lease.get("event").getAsString());
    assertEquals("10.0.0.10", lease.get("address").getAsString());
    assertEquals("bound", lease.get("state").getAsString());
    assertEquals("02:00:00:00:00:0a", lease.get("mac").getAsString());
    assertEquals("host-10", lease.get("hostname").getAsString());
  }

  @Test
  void aLeaseThatIsThereNeedsNoWaitingForAndOneThatIsNotComesNever() {
    Result there = ask("leases", "--wait", "host-10=1s");
    assertEquals(0, there.exitCode, there::err);
    assertTrue(there.out.startsWith(SECOND), there::out);
    Result quarantined = ask("leases", "--wait", "10.0.0.9");
    assertEquals(5, quarantined.exitCode);
    assertEquals("", quarantined.out);
  }

  @Test
  void aBadKeyOrAddressIsRefusedAtOnceAlsoWhereNothingCanBeAsked() {
    Result wish = ask("leases", "--wait", "zz:zz=1s");
    assertEquals(2, wish.exitCode);
    assertTrue(wish.err.contains("'zz:zz' is not a MAC address"), wish::err);
    Result release = run("release", "10.0.0", "--control", directory + "/none.sock");
    assertEquals(2, release.exitCode);
    assertTrue(release.err.contains("'10.0.0' is not an IPv4 address"), release::err);
  }

  @Test
  void whoWaitsInVainIsToldForWhom() {
    assertTrue(ask("leases", "--wait", "nobody=1s").err.contains("nobody has no lease, and"));
  }

  @Test
  void whyShowsTheLease() {
    assertTrue(ask("why", "02:00:00:00:00:0a").out.startsWith(SECOND));
    Result nothing = ask("why", "02:00:00:00:00:0b");
    assertEquals(0, nothing.exitCode);
    assertTrue(nothing.out.contains("no lease"), nothing::out);
  }

  @Test
  void aReleasedLeaseIsRememberedAndAReleasedQuarantineIsOver() {
    assertEquals("10.0.0.10 is released\n", ask("release", "10.0.0.10").out);
    assertEquals("10.0.0.9 is released\n", ask("release", "10.0.0.9").out);
    String left = ask("leases").out;
    assertTrue(left.startsWith(SECOND) && left.contains(" released "), left);
    assertEquals(1, left.lines().count());
  }

  @Test
  void releasingWhatIsNotLeasedFails() {
    Result result = ask("release", "10.0.0.11");
    assertEquals(1, result.exitCode);
    assertTrue(result.err.contains("no lease of 10.0.0.11 is on record"), result::err);
  }

  @Test
  void besideAServerOneReadsAndDoesNotWrite() throws StoreException {
    try (LeaseStore serving = open()) {
      serving.write(List.of(lease(11, LeaseState.BOUND)));
      assertEquals(3, ask("leases").out.lines().count());
      Result result = ask("release", "10.0.0.10");
      assertEquals(1, result.exitCode);
      assertTrue(
          result.err.contains("in use by process " + ProcessHandle.current().pid()), result::err);
      assertTrue(result.err.contains("--control PATH"), result::err);
    }
    assertFalse(ask("leases").out.contains("released"));
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() {
    for (String[] command : new String[][] {{"leases"}, {"why", "x"}, {"release", "10.0.0.1"}}) {
      String missing = directory.resolve("missing.db").toString();
      Result result =
          run(
              Stream.concat(Stream.of(command), Stream.of("--lease-db", missing))
                  .toArray(String[]::new));
      assertEquals(1, result.exitCode);
      assertEquals("there is no lease database " + missing + "\n", result.err);
    }
    assertEquals(0, directory.toFile().list((dir, name) -> name.startsWith("missing")).length);
  }

  @Test
  void whatIsNoLeaseDatabaseIsSaidToBeNone() throws IOException {
    Path other = directory.resolve("other.db");
    Files.writeString(other, "text, and more of it than a header has".repeat(10));
    Result result = run("leases", "--lease-db", other.toString());
    assertEquals(1, result.exitCode);
    assertTrue(result.err.contains("no SQLite database"), result::err);
  }

  @Test
  void whereNothingCanAnswerItIsSaidWhatWould() {
    String socket = directory.resolve("none.sock").toString();
    assertRefused(1, "--interface IF or --lease-db FILE", "leases", "--control", socket);
    assertRefused(1, "in its memory only", "leases", "--lease-db", "none");
    assertRefused(1, "needs a server that is", "status", "--control", socket);
    assertRefused(
        1, "needs a server that is", "reserve", "02:00:00:00:00:01=10.0.0.5", "--control", socket);
    assertRefused(
        2, "is not an IPv4 address", "release", "x", "--control", socket, "--lease-db", "y");
  }

  private static void assertRefused(int exitCode, String words, String... arguments) {
    Result result = run(arguments);
    assertEquals(exitCode, result.exitCode, result::err);
    assertEquals("", result.out);
    assertTrue(result.err.contains(words), result::err);
  }
}

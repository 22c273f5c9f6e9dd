package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.ScriptedClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The subcommands, asking a running server about the leases that frames brought about. */
class SubcommandsIT {
  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench = ServerBench.of(ServerBench.and(ServerBench.POOL, "--lease-db", "none"));
  }

  private static Program.Result run(String... arguments) {
    return bench.lab().start(Lab.SERVER, Jars.server(arguments)).awaitEnd();
  }

  @Test
  void leasesAreListedForPeopleAndForScripts() {
    ScriptedClient client = bench.newClient();
    String address = client.lease().yiaddr().toString();
    String lines = run("leases").out();
    assertTrue(
        lines
            .lines()
            .anyMatch(line -> line.startsWith(address) && line.contains("" + client.mac())),
        lines);
    JsonObject lease =
        run("leases", "--json")
            .out()
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(json -> json.get("address").getAsString().equals(address))
            .findFirst()
            .orElseThrow();
    assertEquals(client.mac().toString(), lease.get("mac").getAsString());
    assertEquals("bound", lease.get("state").getAsString());
  }

  @Test
  void waitingForALeaseEndsWithTheLease() {
    ScriptedClient client = bench.newClient();
    Program waiting =
        bench.lab().start(Lab.SERVER, Jars.server("leases", "--wait", client.mac() + "=60s"));
    String address = client.lease().yiaddr().toString();
    Program.Result result = waiting.awaitEnd();
    assertEquals(0, result.exitCode(), result::err);
    assertTrue(result.out().contains(address), result::out);
    assertEquals(5, run("leases", "--wait", bench.newClient().mac() + "=1s").exitCode());
  }

  @Test
  void whyTellsTheReasonOfWhatHappened() {
    ScriptedClient client = bench.newClient();
    client.exchange(client.initReboot(Ipv4Address.of(10, 9, 9, 9)));
    Program.Result result = run("why", client.mac().toString());
    assertEquals(0, result.exitCode(), result::err);
    assertTrue(result.out().contains("wrong-network"), result::out);
  }

  @Test
  void aReleasedLeaseIsFreeForAnother() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    assertEquals(0, run("release", address.toString()).exitCode());
    ScriptedClient other = bench.newClient();
    assertEquals(
        address, other.exchange(other.discover().put(Options.REQUESTED_ADDRESS, address)).yiaddr());
  }

  @Test
  void aReservationCountsAtOnceAndUntilItIsTakenBack() {
    ScriptedClient client = bench.newClient();
    String reserved = "192.168.1.66";
    assertEquals(0, run("reserve", client.mac() + "=" + reserved).exitCode());
    assertEquals(reserved, client.lease().yiaddr().toString());
    assertEquals(0, run("unreserve", client.mac().toString()).exitCode());
    assertNotEquals(reserved, bench.newClient().lease().yiaddr().toString());
  }

  @Test
  void mistakesAreNamed() {
    for (String[] wrong :
        new String[][] {
          {"release", "192.168.1"}, {"reserve", "nobody"}, {"why"}, {"leases", "-x"}
        }) {
      Program.Result result = run(wrong);
      assertNotEquals(0, result.exitCode());
      assertEquals("", result.out());
      assertFalse(result.err().isBlank() || result.err().contains("Exception"), result::err);
    }
  }
}

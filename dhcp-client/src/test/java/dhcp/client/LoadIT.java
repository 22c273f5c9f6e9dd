package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Repository;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Load mode against server.jar, and against a server that gives every client one address. */
final class LoadIT {
  private static final Duration READY = Duration.ofSeconds(30);
  private static final int CLIENTS = 2000;

  @Test
  void everyExchangeWithTheServerIsCompletedAndNoAddressGivenTwice() {
    try (Lab lab = Lab.up(1, "10.0.0.1/16");
        Program server =
            lab.start(
                Lab.SERVER,
                Jars.server(
                    "-q",
                    "--interface",
                    Lab.INTERFACE,
                    "--lease-db",
                    "none",
                    "--dhcp-range",
                    "10.0.1.0",
                    "10.0.255.250",
                    "255.255.0.0"))) {
      server.out().await("^READY", READY);
      JsonObject load = load(lab, 0);
      assertEquals(CLIENTS, load.get("completed").getAsInt());
      assertEquals(0, load.get("double-assignments").getAsInt());
      assertEquals(0, load.get("wrong").getAsInt());
      assertEquals(List.of(), lab.addresses(Lab.client(1)), "nothing is configured");
    }
  }

  @Test
  void theSameAddressForEveryClientIsFound() {
    try (Lab lab = Lab.up(1, "10.0.0.1/16");
        Program server = lab.start(Lab.SERVER, reflector("10.0.0.1", "10.0.0.2"))) {
      server.out().await("^READY", READY);
      JsonObject load = load(lab, 1);
      assertEquals(CLIENTS, load.get("completed").getAsInt());
      assertEquals(CLIENTS - 1, load.get("double-assignments").getAsInt());
    }
  }

  private static List<String> reflector(String own, String given) {
    return List.of(
        Jars.currentJava().resolve("bin/java").toString(),
        "-cp",
        Repository.file("dhcp-server/target/server.jar")
            + ":"
            + Repository.file("dhcp-common/target/test-classes"),
        "dhcp.testing.Reflector",
        Lab.INTERFACE,
        own,
        given);
  }

  private static JsonObject load(Lab lab, int exitCode) {
    try (Program client =
        lab.start(
            Lab.client(1),
            Jars.client(Lab.INTERFACE, "--clients", Integer.toString(CLIENTS), "--json"))) {
      Program.Result result = client.awaitEnd();
      assertEquals(exitCode, result.exitCode(), client.toString());
      return JsonParser.parseString(result.out()).getAsJsonObject();
    }
  }
}

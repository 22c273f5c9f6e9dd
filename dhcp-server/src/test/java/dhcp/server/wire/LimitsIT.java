package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one client may do at most where an operator has set bounds, and who hears of it. */
class LimitsIT {
  private static final int RATE = 20;
  private static final int MESSAGES = 500;

  @TempDir private static Path directory;
  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench = ServerBench.withoutServer();
    bench.start(
        ServerBench.and(
            ServerBench.POOL,
            "--lease-db",
            "none",
            "--control",
            socket(),
            "--max-rate-per-client",
            Integer.toString(RATE),
            "--verify-chaddr"));
  }

  private static String socket() {
    return directory.resolve("control").toString();
  }

  private static void awaitCounted(String counter) {
    bench
        .lab()
        .start(Lab.SERVER, Jars.server("status", "--control", socket()))
        .out()
        .await("\"" + counter + "\":[1-9]", Station.ANSWER);
  }

  @Test
  void aClientThatSendsTooMuchIsCutAndToldAndTheOthersAreServed() {
    ScriptedClient loud = bench.newClient();
    int mark = bench.station().mark();
    for (int i = 0; i < MESSAGES; i++) {
      loud.send(loud.discover().build());
    }
    bench.newClient().lease();
    long answers =
        bench.station().since(mark, Reply::in).stream()
            .filter(reply -> reply.type() == MessageType.OFFER)
            .filter(reply -> reply.message().chaddr().mac().equals(Optional.of(loud.mac())))
            .count();
    assertTrue(answers > 0 && answers < MESSAGES / 2, () -> answers + " answers");
    String line = "DHCPDISCOVER from " + loud.mac() + " .*sends more messages than it may";
    bench.server().err().await(line, Station.ANSWER);
    long lines =
        bench.server().err().lines().stream().filter(seen -> seen.matches(".*" + line)).count();
    assertTrue(lines <= 25, () -> lines + " lines");
    awaitCounted("rate-limited");
  }

  @Test
  void whatIsSentInTheNameOfAnotherStationIsDroppedAndTold() {
    ScriptedClient client = bench.newClient();
    ScriptedClient other = bench.newClient();
    Reply ack = client.lease();
    DhcpMessage release =
        client
            .message(MessageType.RELEASE)
            .ciaddr(ack.yiaddr())
            .put(Options.SERVER_IDENTIFIER, ServerBench.SERVER_IP)
            .build();
    other.send(release);
    other.send(client.discover().build());
    bench.server().err().await(other.mac() + " sends for " + client.mac(), Station.ANSWER);
    Ipv4Address kept = client.exchange(client.extending(ack.yiaddr())).of(MessageType.ACK).yiaddr();
    assertEquals(ack.yiaddr(), kept);
    awaitCounted("foreign-chaddr");
  }
}

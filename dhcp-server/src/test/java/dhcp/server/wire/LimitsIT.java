package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one client may do at most where an operator has set bounds, and who hears of it. */
class LimitsIT {
  private static final int RATE = 20;
  private static final int MESSAGES = 500;
  private static final Ipv4Address RELAY = Ipv4Address.of(192, 168, 1, 2);
  private static final MacAddress RELAY_MAC = MacAddress.parse("02:72:00:00:00:02");

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
            "--max-addresses-per-client",
            "2",
            "--max-addresses-per-circuit",
            "2",
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

  private static void assertRefused(ScriptedClient client, byte[] frame, int xid) {
    int mark = bench.station().mark();
    bench.station().send(frame);
    bench.newClient().lease();
    assertEquals(List.of(), bench.station().since(mark, seen -> Reply.in(seen, xid)));
    bench
        .server()
        .err()
        .await("WARN.*DHCPDISCOVER from " + client.mac() + ".*as one may have", Station.ANSWER);
  }

  @Test
  void aMachineWithManyClientIdentifiersGetsAsManyAddressesAsOneMayHave() {
    ScriptedClient client = bench.newClient();
    for (int i = 1; i <= 2; i++) {
      byte[] identifier = {0, 1, (byte) i};
      client.lease(message -> message.putRaw(Options.CLIENT_IDENTIFIER.code(), identifier));
    }
    DhcpMessage third =
        client.discover().putRaw(Options.CLIENT_IDENTIFIER.code(), new byte[] {0, 1, 3}).build();
    assertRefused(client, client.broadcastFrame(third), third.xid());
    awaitCounted("client-has-enough");
  }

  @Test
  void thePortOfARelayAgentHasAsManyAddressesAsOneMayHave() {
    for (int i = 1; i <= 2; i++) {
      ScriptedClient client = bench.newClient();
      DhcpMessage discover = atPort(client.discover());
      Reply offer = client.exchange(relayed(discover), discover.xid()).of(MessageType.OFFER);
      DhcpMessage request = atPort(client.selecting(offer));
      client.exchange(relayed(request), request.xid()).of(MessageType.ACK);
    }
    ScriptedClient third = bench.newClient();
    DhcpMessage discover = atPort(third.discover());
    assertRefused(third, relayed(discover), discover.xid());
    awaitCounted("circuit-has-enough");
  }

  private static DhcpMessage atPort(MessageBuilder message) {
    return message
        .giaddr(RELAY)
        .hops(1)
        .putRaw(Options.RELAY_AGENT_INFORMATION.code(), Bytes.parseHex("010470303037"))
        .build();
  }

  private static byte[] relayed(DhcpMessage message) {
    return UdpFrame.encode(
        new Endpoint(RELAY_MAC, RELAY, 67),
        new Endpoint(Lab.serverMac(), ServerBench.SERVER_IP, 67),
        message.toBytes());
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

package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Program;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Listing servers, choosing among their offers, and asking for parameters only. */
class DiscoverIT {
  private static final Ipv4Address ROGUE = Ipv4Address.of(192, 168, 1, 66);

  private static ClientBench bench;

  @BeforeAll
  static void up() {
    bench = ClientBench.create(1);
  }

  @AfterAll
  static void down() {
    bench.close();
  }

  private static MessageBuilder rogueOffer(ScriptedServer.Request discover) {
    return ScriptedServer.offer(discover)
        .put(Options.SERVER_IDENTIFIER, ROGUE)
        .yiaddr(Ipv4Address.of(192, 168, 1, 6));
  }

  private static Program.Result listing(String... flags) {
    try (ScriptedServer server = ScriptedServer.at(bench.lab())) {
      Program client = bench.start(flags);
      ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
      server.send(ScriptedServer.offer(discover));
      server.send(rogueOffer(discover));
      server.send(ScriptedServer.offer(discover));
      return client.awaitEnd();
    }
  }

  @Test
  void everyServerIsListedOnceAndNoneTaken() {
    Program.Result result = listing("--discover", "--offer-wait", "1");
    assertExit(0, result);
    List<String> lines = result.out().lines().toList();
    assertEquals(3, lines.size(), result.out());
    assertTrue(
        lines.get(0).startsWith("OFFER 192.168.1.100/24 interface=eth0 server=192.168.1.1  r"));
    assertTrue(
        lines.get(1).startsWith("OFFER 192.168.1.6/24   interface=eth0 server=192.168.1.66 r"));
    assertEquals(
        "DISCOVERED interface=eth0 offers=2 servers=192.168.1.1,192.168.1.66", lines.get(2));
    assertEquals(List.of(), bench.localAddresses());
  }

  @Test
  void anUnexpectedServerIsToldAndIs8() {
    Program.Result result =
        listing("--discover", "--offer-wait", "1", "--expect-server", "192.168.1.1", "--json");
    assertExit(8, result);
    List<JsonObject> events =
        result.out().lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
    JsonObject sum =
        events.stream()
            .filter(e -> ClientBench.text(e, "event").equals("discovered"))
            .findFirst()
            .orElseThrow();
    assertEquals("[\"192.168.1.66\"]", sum.get("unexpected").toString());
    assertEquals("failed", ClientBench.text(events.get(events.size() - 1), "event"));
  }

  @Test
  void theFirstGoodOfferIsTakenAndADeniedOneIsNot() {
    try (ScriptedServer server = ScriptedServer.at(bench.lab())) {
      Program client =
          bench.start(
              "--once",
              "--no-configure",
              "--no-conflict-check",
              "--lease-file",
              "none",
              "--deny-server",
              "192.168.1.66");
      ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
      server.send(rogueOffer(discover));
      server.send(ScriptedServer.offer(discover));
      ScriptedServer.Request request = server.await(MessageType.REQUEST);
      assertEquals(
          ScriptedServer.SERVER, request.message().get(Options.SERVER_IDENTIFIER).orElseThrow());
      server.send(ScriptedServer.ack(request));
      assertExit(0, client.awaitEnd());
    }
  }

  @Test
  void informAsksForParametersOfTheAddressThatThereIs() {
    bench.lab().addAddress(ClientBench.NODE, "192.168.1.50/24");
    try (ScriptedServer server = ScriptedServer.at(bench.lab())) {
      Program client = bench.start("--inform");
      ScriptedServer.Request inform = server.await(MessageType.INFORM);
      assertEquals(Ipv4Address.of(192, 168, 1, 50), inform.message().ciaddr());
      server.send(
          ScriptedServer.ack(inform)
              .yiaddr(Ipv4Address.ANY)
              .remove(Options.LEASE_TIME.code())
              .put(Options.DOMAIN_NAME_SERVERS, List.of(ScriptedServer.SERVER)));
      Program.Result result = client.awaitEnd();
      assertExit(0, result);
      assertEquals(
          "INFORMED 192.168.1.50 interface=eth0 router=192.168.1.1 dns=192.168.1.1",
          result.out().strip());
    } finally {
      bench.lab().ip(ClientBench.NODE, "address", "flush", "dev", "eth0");
    }
  }

  @Test
  void whatTheUserWantsToTellIsTold() {
    try (ScriptedServer server = ScriptedServer.at(bench.lab())) {
      Program client =
          bench.start(
              "--once",
              "--no-configure",
              "--no-conflict-check",
              "--lease-file",
              "none",
              "--hostname",
              "lab1",
              "--client-id",
              "hex:ff0102",
              "--vendor-class",
              "acme",
              "--request-ip",
              "192.168.1.123",
              "--lease-time",
              "10m",
              "--request-option",
              "tftp-server-name",
              "--option",
              "224=hex:beef",
              "--mac",
              "02:00:00:00:00:77",
              "--broadcast");
      ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
      server.send(ScriptedServer.offer(discover));
      ScriptedServer.Request request = server.await(MessageType.REQUEST);
      for (ScriptedServer.Request r : List.of(discover, request)) {
        assertEquals("lab1", r.message().get(Options.HOST_NAME).orElseThrow());
        assertEquals("acme", r.message().get(Options.VENDOR_CLASS).orElseThrow());
        assertEquals("[-1, 1, 2]", Arrays.toString(r.message().raw(61).orElseThrow()));
        assertEquals("[-66, -17]", Arrays.toString(r.message().raw(224).orElseThrow()));
        assertTrue(r.message().get(Options.PARAMETER_REQUEST_LIST).orElseThrow().contains(66));
        assertEquals("02:00:00:00:00:77", r.message().chaddr().toString());
        assertEquals("02:00:00:00:00:77", r.frame().source().toString());
        assertEquals(0x8000, r.message().flags());
      }
      assertEquals(
          Ipv4Address.of(192, 168, 1, 123),
          discover.message().get(Options.REQUESTED_ADDRESS).orElseThrow());
      assertEquals(600L, discover.message().get(Options.LEASE_TIME).orElseThrow());
      server.send(ScriptedServer.ack(request));
      assertExit(0, client.awaitEnd());
    }
  }
}

package dhcp.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.testing.Station;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replies that are wrong, and such that only look so, one after the other to one process. */
class OddRepliesIT {
  private static final StayingClients STAYING = new StayingClients();

  @AfterAll
  static void down() {
    STAYING.close(StayingClient::assertCleanLog);
  }

  @ParameterizedTest
  @EnumSource
  void aBadReplyIsIgnoredAndTheNextGoodOneTaken(BadReply bad) {
    STAYING.with("-vv", client -> takesTheGoodOfferAfter(client, bad::frame));
  }

  @ParameterizedTest
  @EnumSource
  void aBadFrameIsIgnoredAndTheNextGoodOneTaken(BadFrame bad) {
    STAYING.with("-vv", client -> takesTheGoodOfferAfter(client, bad::around));
  }

  private static void takesTheGoodOfferAfter(
      StayingClient client, Function<ScriptedServer.Request, byte[]> bad) {
    ScriptedServer.Request discover = client.beginAnew();
    client.server().station().send(bad.apply(discover));
    client.server().send(ScriptedServer.offer(discover));
    ScriptedServer.Request request = client.server().awaitGoodRequest();
    client.server().send(ScriptedServer.ack(request));
    client.awaitBound();
    client.assertLeased();
  }

  @ParameterizedTest
  @EnumSource
  void anOddFrameIsBelieved(OddFrame odd) {
    STAYING.with(
        "-vv",
        client -> {
          Station station = client.server().station();
          ScriptedServer.Request discover = client.beginAnew();
          station.send(odd.around(ScriptedServer.offer(discover).build().toBytes()));
          ScriptedServer.Request request = client.server().await(MessageType.REQUEST);
          station.send(odd.around(ScriptedServer.ack(request).build().toBytes()));
          client.awaitBound();
          client.assertLeased();
        });
  }

  @ParameterizedTest
  @EnumSource
  void nonsenseInAnAckIsLeftOut(OddAck odd) {
    STAYING.with(
        "-vv",
        client -> {
          int mtu = client.bench().mtu();
          client.server().send(ScriptedServer.offer(client.beginAnew()));
          client.server().send(odd.to(client.server().await(MessageType.REQUEST)));
          client.awaitBound();
          assertNothingOdd(client.bench());
          assertEquals(mtu, client.bench().mtu());
        });
  }

  private static void assertNothingOdd(ClientBench bench) {
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    assertEquals(24, bench.addresses("eth0").get(0).get("prefixlen").getAsInt());
    assertTrue(
        bench.shortRoutes().stream()
            .allMatch(route -> route.matches("192\\.168\\.1\\.0/24|default 192\\.168\\.1\\.1")),
        bench.shortRoutes()::toString);
  }
}

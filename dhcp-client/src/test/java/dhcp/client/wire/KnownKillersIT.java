package dhcp.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.message.MessageType;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What has killed other clients, as offers and as acknowledgements, to everybody and to this client
 * alone: the same process goes on with the same threads, takes a good lease as if nothing had been,
 * and can read after a restart what it has stored.
 */
class KnownKillersIT {
  /** Three times as many fit the client's inbox, so that it looks at each. */
  private static final int PORTION = 160;

  /** Threads that serve; without one of them a client is deaf. */
  private static final Set<String> THREADS = Set.of("capture eth0", "watchdog");

  private static final List<String> LEVELS = List.of("--quiet", "-vv");
  private static final StayingClients CLIENTS = new StayingClients();

  @AfterAll
  static void restart() {
    CLIENTS.close(
        client -> {
          client.assertCleanLog();
          client.restart();
        });
  }

  @ParameterizedTest
  @EnumSource
  void takesAGoodLeaseAfter(ReplyKiller killer) {
    LEVELS.forEach(level -> CLIENTS.with(level, client -> takesAGoodLeaseAfter(killer, client)));
  }

  private static void takesAGoodLeaseAfter(ReplyKiller killer, StayingClient client) {
    ScriptedServer server = client.server();
    int portions = 1;
    for (int portion = 0; portion < portions; portion++) {
      ScriptedServer.Request discover = client.beginAnew();
      List<byte[]> offers = killer.frames(new Occasion(discover, MessageType.OFFER));
      portions = (offers.size() + PORTION - 1) / PORTION;
      send(server, offers, portion);
      server.send(ScriptedServer.offer(discover));
      ScriptedServer.Request request = server.await(MessageType.REQUEST);
      List<byte[]> acks = killer.frames(new Occasion(request, MessageType.ACK));
      send(server, acks, portion);
      server.send(ScriptedServer.ack(request));
      client.awaitBound();
      send(server, acks, portion);
    }
    client.bind(client.beginAnew());
    assertUnharmed(client);
  }

  private static void send(ScriptedServer server, List<byte[]> frames, int portion) {
    frames.stream().skip((long) portion * PORTION).limit(PORTION).forEach(server.station()::send);
  }

  private static void assertUnharmed(StayingClient client) {
    client.assertLeased();
    assertFalse(Files.exists(ReplyKiller.Texts.MARK));
    Set<String> missing = new TreeSet<>(THREADS);
    missing.removeAll(client.program().threads());
    assertEquals(Set.of(), missing);
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL again and again in the midst of exchanges (RFC 2131 section 3.1(4)). The station at the
 * far end of the wire keeps a ledger of every ACK that it sees. After each restart every client in
 * it asks for its address and gets it, and no address stands there twice.
 *
 * <p>{@code scripts/crash-test} runs it with thousands of kills.
 */
class CrashIT {
  private static final int KILLS = Integer.getInteger("dhcp.kills", 10);
  private static final long SEED = Long.getLong("dhcp.seed", 20261123);
  private static final int CLIENTS = 200;
  private static final int AT_ONCE = 40;
  private static final Duration SOON = Duration.ofMillis(500);

  @TempDir private Path directory;

  private final Random random = new Random(SEED);
  private final List<ScriptedClient> clients = new ArrayList<>();
  private final Map<MacAddress, Ipv4Address> ledger = new LinkedHashMap<>();
  private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(bench.newClient());
    }
  }

  @AfterEach
  void takeDown() {
    bench.close();
  }

  @Test
  void everyAckThatWasSeenIsHonouredAfterEachKill() {
    int seen = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      start();
      demandLedger("after kill " + (kill - 1));
      int mark = bench.station().mark();
      load(mark, random.nextInt(2 * AT_ONCE));
      bench.server().signal("KILL");
      assertEquals(137, bench.server().awaitEnd().exitCode());
      seen += note(mark);
    }
    start();
    demandLedger("at the end");
    assertTrue(seen > KILLS, "the kills came before there was anything to lose");
    System.out.printf(
        "%d kills, %d ACKs seen, %d leases in the ledger at the end%n", KILLS, seen, ledger.size());
  }

  private void start() {
    bench.start(
        ServerBench.and(
            ServerBench.pool("192.168.1.10", "192.168.1.250", "255.255.255.0"),
            "--lease-db",
            directory.resolve("leases.db").toString(),
            "--control",
            "none",
            "-q"));
  }

  /** Every client in the ledger reboots, all at once, and is told that its address is still its. */
  private void demandLedger(String when) {
    int mark = bench.station().mark();
    for (ScriptedClient client : clients) {
      Optional.ofNullable(ledger.get(client.mac()))
          .ifPresent(address -> client.send(client.initReboot(address).build()));
    }
    Map<MacAddress, Reply> answers = new HashMap<>();
    Deadline.awaitTrue(
        "all are answered " + when + ", seed " + SEED + ", of " + ledger,
        () -> {
          replies(mark).forEach(reply -> answers.put(mac(reply), reply));
          return answers.size() >= ledger.size();
        });
    ledger.forEach(
        (mac, address) -> {
          Reply reply = answers.get(mac).of(MessageType.ACK);
          assertEquals(address, reply.yiaddr(), () -> mac + " " + when + ", seed " + SEED);
        });
  }

  /** Some clients begin at once; returns in the midst of it, after so many answers. */
  private void load(int mark, int answers) {
    for (int i = 0; i < AT_ONCE; i++) {
      ScriptedClient client = clients.get(random.nextInt(CLIENTS));
      client.send(client.discover().build());
    }
    int at = mark;
    for (int i = 0; i < answers; i++) {
      Optional<Reply> reply = bench.station().poll(at, SOON, Reply::in);
      if (reply.isEmpty()) {
        return;
      }
      at = bench.station().since(at).indexOf(reply.get().sighting()) + at + 1;
      if (reply.get().type() == MessageType.OFFER) {
        request(reply.get());
      }
    }
  }

  private void request(Reply offer) {
    for (ScriptedClient client : clients) {
      if (client.mac().equals(mac(offer))) {
        client.send(client.selecting(offer).build());
      }
    }
  }

  /** Writes every ACK since a mark into the ledger; no address may be another's. */
  private int note(int mark) {
    int acks = 0;
    for (Reply reply : replies(mark)) {
      if (reply.type() == MessageType.ACK) {
        acks++;
        ledger.put(mac(reply), reply.yiaddr());
      }
    }
    Map<Ipv4Address, MacAddress> owners = new HashMap<>();
    ledger.forEach(
        (mac, address) ->
            assertEquals(
                Optional.empty(),
                Optional.ofNullable(owners.put(address, mac)),
                () -> address + " was acknowledged twice, also to " + mac + ", seed " + SEED));
    return acks;
  }

  private List<Reply> replies(int mark) {
    return bench.station().since(mark, Reply::in);
  }

  private static MacAddress mac(Reply reply) {
    return reply.message().chaddr().mac().orElseThrow();
  }
}

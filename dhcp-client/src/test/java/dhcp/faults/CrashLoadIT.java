package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.MacAddress;
import dhcp.testing.AckLedger;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * SIGKILL under as many exchanges as the server can do: {@code client.jar --clients} never pauses,
 * and a ledger at the far end of the wire notes every ACK. After each restart those whose ACK came
 * since the one before, and some others, ask for their address and get it.
 *
 * <p>{@code scripts/crash-test --load} runs it with hundreds of kills.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashLoadIT {
  private static final int KILLS = Integer.getInteger("dhcp.load.kills", 1);
  private static final long SEED = Long.getLong("dhcp.seed", 20261124);
  private static final int CLIENTS = 20_000;

  /** A kill comes after so many ACKs, and up to as many more. */
  private static final int ACKS = 500;

  private static final int ASKED_AT_ONCE = 250;
  private static final int OTHERS = 1000;
  private static final Duration RETRY = Duration.ofMillis(500);

  @TempDir private Path directory;

  private final Random random = new Random(SEED);
  private final AckLedger ledger = new AckLedger();
  private Lab lab;
  private Station asking;
  private Station ears;
  private Program server;

  @BeforeEach
  void raise() {
    lab = Lab.up(2, "10.0.0.1/16");
    asking = Station.at(lab, Lab.client(2));
    listen();
  }

  @AfterEach
  void takeDown() {
    ears.close();
    asking.close();
    lab.close();
  }

  /** A station keeps every frame, so each round has one of its own. */
  private void listen() {
    ears = Station.at(lab.namespace(Lab.BRIDGE), Lab.SERVER);
  }

  @Test
  void everyAckIsHonouredAfterEachKillUnderFullLoad() {
    start();
    Program load =
        lab.start(
            Lab.client(1),
            Jars.client(
                Lab.INTERFACE,
                "--clients",
                Integer.toString(CLIENTS),
                "--duration",
                "10h",
                "--seed",
                "7"));
    List<Long> rates = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      rates.add(awaitAcks(ACKS + random.nextInt(ACKS * 4)));
      server.signal("KILL");
      assertEquals(137, server.awaitEnd().exitCode());
      List<AckLedger.Promise> asked = note();
      start();
      demand(asked, "after kill " + kill);
      note();
      assertTrue(load.isRunning(), load::toString);
    }
    load.close();
    demand(ledger.live(System.nanoTime()), "at the end");
    Collections.sort(rates);
    System.out.printf(
        "%d kills under load, seed %d: %d ACKs seen, %d leases at the end, ACKs/s before a kill:"
            + " %d to %d, median %d%n",
        KILLS,
        SEED,
        ledger.acks(),
        ledger.live(System.nanoTime()).size(),
        rates.get(0),
        rates.get(rates.size() - 1),
        rates.get(rates.size() / 2));
  }

  private void start() {
    server =
        lab.start(
            Lab.SERVER,
            Jars.server(
                "-q",
                "--interface",
                Lab.INTERFACE,
                "--control",
                "none",
                "--lease-db",
                directory.resolve("leases.db").toString(),
                "--dhcp-range",
                "10.0.1.0",
                "10.0.255.250",
                "255.255.0.0"));
    server.out().await("^READY", Deadline.PATIENCE);
  }

  /** Waits for so many ACKs from now on; how many came a second. */
  private long awaitAcks(int wanted) {
    int from = ears.mark();
    long start = System.nanoTime();
    // Of the frames that leave the server in whole exchanges, every other one is an ACK.
    Deadline.awaitTrue(wanted + " ACKs under load", () -> ears.mark() - from >= 2 * wanted);
    return wanted * 1_000_000_000L / (System.nanoTime() - start);
  }

  /** Takes what was heard into the ledger; those who were promised something, and some others. */
  private List<AckLedger.Promise> note() {
    Station heard = ears;
    listen();
    heard.close();
    List<AckLedger.Promise> before = ledger.live(System.nanoTime());
    ledger.note(heard.since(0));
    assertEquals(List.of(), ledger.doubles(), () -> "seed " + SEED);
    List<AckLedger.Promise> chosen = new ArrayList<>(ledger.live(System.nanoTime()));
    List<AckLedger.Promise> unchanged = new ArrayList<>(before);
    unchanged.retainAll(new HashSet<>(chosen));
    Collections.shuffle(unchanged, random);
    chosen.removeAll(new HashSet<>(unchanged.subList(0, Math.max(0, unchanged.size() - OTHERS))));
    return chosen;
  }

  private void demand(List<AckLedger.Promise> promises, String when) {
    for (int i = 0; i < promises.size(); i += ASKED_AT_ONCE) {
      demandAtOnce(
          promises.subList(i, Math.min(i + ASKED_AT_ONCE, promises.size())),
          when + ", seed " + SEED);
    }
  }

  /** Clients reboot, and ask again as long as nobody answers; all are told that it is theirs. */
  private void demandAtOnce(List<AckLedger.Promise> promises, String when) {
    Map<Integer, MacAddress> asked = new HashMap<>();
    Map<MacAddress, Reply> answers = new HashMap<>();
    Deadline.awaitTrue(
        "all are answered " + when,
        () -> {
          int mark = asking.mark();
          for (AckLedger.Promise promise : promises) {
            if (!answers.containsKey(promise.holder())) {
              ask(promise, asked);
            }
          }
          return asking
              .poll(mark, RETRY, seen -> all(promises, answers(seen, asked, answers)))
              .isPresent();
        });
    for (AckLedger.Promise promise : promises) {
      Reply reply = answers.get(promise.holder());
      assertEquals(MessageType.ACK, reply.type(), () -> promise + " " + when);
      assertEquals(promise.address(), reply.yiaddr(), () -> promise + " " + when);
    }
  }

  private void ask(AckLedger.Promise promise, Map<Integer, MacAddress> asked) {
    ScriptedClient client = new ScriptedClient(asking, promise.holder());
    DhcpMessage request = client.initReboot(promise.address()).broadcast(true).build();
    asked.put(request.xid(), promise.holder());
    client.send(request);
  }

  private static Map<MacAddress, Reply> answers(
      Sighting seen, Map<Integer, MacAddress> asked, Map<MacAddress, Reply> answers) {
    Reply.in(seen)
        .filter(reply -> asked.containsKey(reply.message().xid()))
        .ifPresent(reply -> answers.put(asked.get(reply.message().xid()), reply));
    return answers;
  }

  private static Optional<Boolean> all(
      List<AckLedger.Promise> promises, Map<MacAddress, Reply> answers) {
    return answers.size() == promises.size() ? Optional.of(true) : Optional.empty();
  }
}

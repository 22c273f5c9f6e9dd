package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.MacAddress;
import dhcp.testing.AckLedger;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file system that an error makes read-only in the midst of exchanges: ext4 on a loop device,
 * told to take it that it found an error. Not part of a build, since loop devices are not
 * everywhere; {@code scripts/faults disk} runs it.
 */
class ReadOnlyDiskTrial {
  private static final int TIMES = Integer.getInteger("dhcp.readonly.times", 1);
  private static final int CLIENTS = 40;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int MIB = 1 << 20;

  @TempDir private Path directory;

  private ServerBench bench;
  private Path mount;
  private Path image;
  private String device;

  @BeforeEach
  void raise() throws IOException {
    bench = ServerBench.withoutServer();
    image = Files.write(directory.resolve("image"), new byte[24 * MIB]);
    mount = Files.createDirectory(directory.resolve("disk"));
    demand("mkfs.ext4", "-q", "-F", "-O", "^has_journal", image.toString());
    device = demand("losetup", "--find", "--show", image.toString()).strip();
  }

  @AfterEach
  void takeDown() {
    bench.close();
    demand("losetup", "--detach", device);
  }

  private static String demand(String... command) {
    Program.Result result = Program.run(List.of(command), Map.of());
    assertEquals(0, result.exitCode(), result::err);
    return result.out();
  }

  /** The disk is mounted for the server alone, so that nobody else holds what must go with it. */
  private Program start() {
    List<String> command =
        Jars.server(
            ServerBench.and(
                    ServerBench.pool("192.168.1.10", "192.168.1.250", "255.255.255.0"),
                    "--lease-db",
                    mount.resolve("leases.db").toString(),
                    "--control",
                    "none")
                .toArray(String[]::new));
    String inside = "mount -o errors=remount-ro " + device + " " + mount + " && exec \"$@\"";
    Program server =
        bench.launchCommand(
            ServerBench.and(
                List.of("unshare", "--mount", "sh", "-c", inside, "mounted"),
                command.toArray(String[]::new)));
    server.out().await("^READY", Deadline.PATIENCE);
    return server;
  }

  @Test
  void whateverWasAcknowledgedIsThereAgain() throws IOException {
    AckLedger ledger = new AckLedger();
    for (int time = 1; time <= TIMES; time++) {
      Program server = start();
      assertHonoured(ledger);
      int mark = bench.station().mark();
      Map<ScriptedClient, Reply> offers = new LinkedHashMap<>();
      for (int i = 0; i < CLIENTS; i++) {
        ScriptedClient client = bench.newClient();
        offers.put(client, client.exchange(client.discover()).of(MessageType.OFFER));
      }
      AtomicInteger sent = new AtomicInteger();
      offers.forEach(
          (client, offer) -> {
            client.send(client.selecting(offer).build());
            if (sent.incrementAndGet() == CLIENTS / 2) {
              bench.station().await("ACK", mark, ReadOnlyDiskTrial::ack);
              breakDisk();
            }
          });
      server.out().await("^STORE FAILED", Deadline.PATIENCE);
      int failed = bench.station().mark();
      offers.forEach((client, offer) -> client.send(client.selecting(offer).build()));
      ScriptedClient late = bench.newClient();
      late.exchange(late.discover()).of(MessageType.OFFER);
      Set<MacAddress> stored = holders(mark, failed);
      assertTrue(stored.size() < CLIENTS, "nothing was left to fail");
      assertTrue(stored.containsAll(holders(failed, bench.station().mark())), "not stored");
      ledger.note(bench.station().since(mark));
      assertEquals(List.of(), ledger.doubles());
      server.signal("KILL");
      server.awaitEnd();
      System.out.printf(
          "read-only after %d ACKs; %d REQUESTs not acknowledged%n",
          stored.size(), CLIENTS - stored.size());
    }
    start();
    assertHonoured(ledger);
  }

  /** Has ext4 find an error, upon which it takes no write any more. */
  private void breakDisk() {
    Path trigger = Path.of("/sys/fs/ext4", device.replace("/dev/", ""), "trigger_fs_error");
    try {
      Files.writeString(trigger, "trial");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As clients do, they ask again when nobody answers. */
  private void assertHonoured(AckLedger ledger) {
    for (AckLedger.Promise promise : ledger.live(System.nanoTime())) {
      ScriptedClient client = bench.clientOf(promise.holder());
      Deadline.awaitTrue(
          promise + " is honoured",
          () -> {
            DhcpMessage request = client.initReboot(promise.address()).build();
            int mark = bench.station().mark();
            client.send(request);
            return bench
                .station()
                .poll(
                    mark, RETRY, seen -> ack(seen).filter(r -> r.message().xid() == request.xid()))
                .filter(reply -> reply.yiaddr().equals(promise.address()))
                .isPresent();
          });
    }
  }

  private static Optional<Reply> ack(Sighting seen) {
    return Reply.in(seen).filter(reply -> reply.type() == MessageType.ACK);
  }

  /** Who was acknowledged between two marks. */
  private Set<MacAddress> holders(int from, int to) {
    return bench.station().since(from).subList(0, to - from).stream()
        .flatMap(seen -> ack(seen).stream())
        .map(reply -> reply.message().chaddr().mac().orElseThrow())
        .collect(Collectors.toSet());
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.testing.Deadline;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes seconds to force what was written (strace holds each fsync up): offers go on,
 * no ACK leaves before its lease is on disk, nor so late that its client has gone on, and the
 * leases are there. {@code -Ddhcp.stall.seconds=5} for the long form.
 */
class SlowDiskIT {
  private static final int SECONDS = Integer.getInteger("dhcp.stall.seconds", 3);

  private static final int CLIENTS = 10;

  @TempDir private Path directory;

  @AutoClose private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
    bench.start(
        ServerBench.and(
            ServerBench.POOL,
            "-q",
            "--lease-db",
            directory.resolve("leases.db").toString(),
            "--control",
            "none"));
    bench.known().lease();
  }

  @Test
  void noAckIsEarlyNoneIsLateAndServiceReturns() {
    Map<ScriptedClient, Reply> offers = new HashMap<>();
    for (int i = 0; i < CLIENTS; i++) {
      ScriptedClient client = bench.newClient();
      offers.put(client, client.exchange(client.discover()).of(MessageType.OFFER));
    }
    Program strace = stallDisk();
    long begun = System.nanoTime();
    int mark = bench.station().mark();
    Set<Integer> requests = new HashSet<>();
    offers.forEach(
        (client, offer) -> {
          DhcpMessage request = client.selecting(offer).build();
          requests.add(request.xid());
          client.send(request);
        });
    ScriptedClient stranger = bench.newClient();
    stranger.exchange(stranger.discover()).of(MessageType.OFFER);
    // All are older by then than a client waits for an ACK.
    Deadline.awaitTrue("the disk is done", () -> millis(begun) > 1000L * SECONDS);
    strace.signal("INT");
    strace.awaitEnd();
    offers.forEach(
        (client, offer) -> {
          Reply ack = client.exchange(client.initReboot(offer.yiaddr())).of(MessageType.ACK);
          assertEquals(offer.yiaddr(), ack.yiaddr());
        });
    assertEquals(
        List.of(),
        bench.station().since(mark, Reply::in).stream()
            .filter(reply -> requests.contains(reply.message().xid()))
            .toList(),
        "ACKs that came early, or too late");
  }

  /** Returns when every fsync of the server takes so long. */
  private Program stallDisk() {
    Program strace =
        Program.start(
            List.of(
                "strace",
                "-f",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:delay_enter=" + SECONDS * 1_000_000,
                "-p",
                Long.toString(bench.server().pid())),
            Map.of());
    strace.err().await("attached", Deadline.PATIENCE);
    return strace;
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}

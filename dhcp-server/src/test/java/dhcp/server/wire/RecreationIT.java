package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The interface deleted and made anew under the server, again and again; {@code
 * -Ddhcp.recreations=1000} for the long form. Prints how long it took at most until a client was
 * served again, from when the bridge passed frames on.
 */
class RecreationIT {
  private static final int TIMES = Integer.getInteger("dhcp.recreations", 12);

  /** Threads and files that the Java machine itself may open meanwhile. */
  private static final int SLACK = 10;

  private static final Duration RETRY = Duration.ofMillis(20);

  @AutoClose private final ServerBench bench = ServerBench.with();

  @Test
  void servesAgainEachTimeAndLeavesNothingBehind() {
    long pid = bench.server().pid();
    recreate();
    awaitOffer();
    long files = countOf("fd");
    long threads = countOf("task");
    long longest = 0;
    for (int i = 0; i < TIMES; i++) {
      recreate();
      longest = Math.max(longest, awaitOffer());
    }
    bench.assertServes();
    assertEquals(pid, bench.server().pid());
    assertTrue(countOf("fd") <= files + SLACK, () -> countOf("fd") + " files, " + files);
    assertTrue(countOf("task") <= threads + SLACK, () -> countOf("task") + " threads, " + threads);
    System.out.printf(
        "%d re-creations: served again within %d ms; %d files before, %d after; %d threads, %d%n",
        TIMES, longest, files, countOf("fd"), threads, countOf("task"));
  }

  private void recreate() {
    Lab lab = bench.lab();
    lab.ip(Lab.SERVER, "link", "delete", Lab.INTERFACE);
    lab.ip(
        Lab.BRIDGE,
        "link",
        "add",
        "server",
        "type",
        "veth",
        "peer",
        "name",
        Lab.INTERFACE,
        "address",
        Lab.serverMac().toString(),
        "netns",
        lab.namespace(Lab.SERVER));
    lab.ip(Lab.BRIDGE, "link", "set", "server", "master", "br0", "up");
    lab.ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "up");
    lab.addAddress(Lab.SERVER, ServerBench.SERVER_IP + "/24");
    Deadline.awaitTrue(
        "the bridge passes frames on",
        () -> lab.ip(Lab.BRIDGE, "-d", "link", "show", "server").contains("state forwarding"));
  }

  /** Asks until an offer comes; the milliseconds that it took. */
  private long awaitOffer() {
    long start = System.nanoTime();
    Deadline.awaitTrue(
        "the server offers; it printed:\n" + bench.server(),
        () -> {
          DhcpMessage discover = bench.known().discover().build();
          int mark = bench.station().mark();
          bench.known().send(discover);
          return bench
              .station()
              .poll(mark, RETRY, seen -> Reply.in(seen, discover.xid()))
              .isPresent();
        });
    return (System.nanoTime() - start) / 1_000_000;
  }

  private long countOf(String what) {
    try (Stream<Path> entries = Files.list(Path.of("/proc/" + bench.server().pid(), what))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

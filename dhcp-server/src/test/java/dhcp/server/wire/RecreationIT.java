package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.testing.Deadline;
import dhcp.testing.Footprint;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The interface deleted and made anew under the server, again and again; {@code
 * -Ddhcp.recreations=1000} for the long form. Prints how long it took at most until a client was
 * served again, from when the bridge passed frames on, and what the server took of the machine
 * meanwhile.
 */
class RecreationIT {
  private static final int TIMES = Integer.getInteger("dhcp.recreations", 12);

  /** How often it is looked at what the server takes of the machine. */
  private static final int SAMPLES = 4;

  private static final Duration RETRY = Duration.ofMillis(20);

  @AutoClose private final ServerBench bench = ServerBench.with();

  @Test
  void servesAgainEachTimeAndLeavesNothingBehind() {
    long pid = bench.server().pid();
    recreate();
    awaitOffer();
    Footprint before = Footprint.of(pid);
    List<Footprint> samples = new ArrayList<>(List.of(before));
    long longest = 0;
    for (int i = 1; i <= TIMES; i++) {
      recreate();
      longest = Math.max(longest, awaitOffer());
      if (i % Math.max(1, TIMES / SAMPLES) == 0) {
        samples.add(Footprint.of(pid));
      }
    }
    bench.assertServes();
    assertEquals(pid, bench.server().pid());
    Footprint.of(pid).assertNoMoreThan(before);
    System.out.printf("%d re-creations: served again within %d ms; %s%n", TIMES, longest, samples);
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
}

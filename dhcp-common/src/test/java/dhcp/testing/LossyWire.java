package dhcp.testing;

import com.sun.jna.LastErrorException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cable between a node of a lab and its bridge, cut open: every frame goes through here, in
 * both directions, and is lost, doubled or overtaken as drawn from a seed. It is what {@code tc
 * netem} does in kernels that have it, and needs nothing of the kernel but packet sockets.
 *
 * <p>Whoever sends over it must write whole checksums, for the kernel completes none on the way.
 */
public final class LossyWire implements AutoCloseable {
  /**
   * What happens to a frame.
   *
   * @param lost percent that are lost
   * @param doubled percent of the others that come twice
   * @param overtaking percent that leave at once, while the rest wait
   * @param delayMillis how long the rest wait
   */
  public record Trouble(int lost, int doubled, int overtaking, int delayMillis) {
    /** As in {@code netem loss 30% duplicate 20% delay 10ms reorder 25%}. */
    public static final Trouble HEAVY = new Trouble(30, 20, 25, 10);

    public static final Trouble NONE = new Trouble(0, 0, 100, 0);
  }

  private static final String NEAR = "cut0";
  private static final String FAR = "cut1";
  private static final int LONGEST_FRAME = 1 << 16;

  private final List<PacketSocket> ends;
  private final List<Thread> carriers;
  private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
  private final Random random;
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger carried = new AtomicInteger();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile boolean closed;

  private LossyWire(PacketSocket node, PacketSocket bridge, long seed) {
    this.random = new Random(seed);
    this.ends = List.of(node, bridge);
    this.carriers =
        List.of(
            new Thread(() -> carry(node, bridge), "lossy wire from the node"),
            new Thread(() -> carry(bridge, node), "lossy wire to the node"));
    carriers.forEach(Thread::start);
  }

  /** Cuts a node's cable; frames pass as before until there is {@link #trouble}. */
  public static LossyWire at(Lab lab, String node, long seed) {
    lab.ip(Lab.BRIDGE, "link", "set", node, "nomaster");
    lab.ip(Lab.BRIDGE, "link", "add", NEAR, "type", "veth", "peer", "name", FAR);
    lab.ip(Lab.BRIDGE, "link", "set", NEAR, "up");
    lab.ip(Lab.BRIDGE, "link", "set", FAR, "master", "br0", "up");
    Deadline.awaitTrue(
        "the bridge passes frames on",
        () -> lab.ip(Lab.BRIDGE, "-d", "link", "show", FAR).contains("state forwarding"));
    String bridge = lab.namespace(Lab.BRIDGE);
    return new LossyWire(PacketSocket.open(bridge, node), PacketSocket.open(bridge, NEAR), seed);
  }

  /** What happens to frames from now on. */
  public void trouble(Trouble next) {
    trouble = next;
  }

  private void carry(PacketSocket from, PacketSocket to) {
    byte[] buffer = new byte[LONGEST_FRAME];
    while (!closed) {
      try {
        int length = from.receive(buffer);
        if (length >= 0) {
          pass(Arrays.copyOf(buffer, length), to);
        }
      } catch (LastErrorException e) {
        continue; // an end was set down for a moment
      }
    }
  }

  private synchronized void pass(byte[] frame, PacketSocket to) {
    if (happens(trouble.lost)) {
      lost.incrementAndGet();
      return;
    }
    int copies = 1;
    if (happens(trouble.doubled)) {
      doubled.incrementAndGet();
      copies = 2;
    }
    for (int i = 0; i < copies; i++) {
      carried.incrementAndGet();
      if (happens(trouble.overtaking)) {
        to.send(frame);
      } else {
        later.schedule(() -> to.send(frame), trouble.delayMillis, TimeUnit.MILLISECONDS);
      }
    }
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** How many frames were carried, lost, doubled. */
  @Override
  public String toString() {
    return carried + " frames carried, " + lost + " lost, " + doubled + " doubled";
  }

  /** How many were lost. */
  public int lost() {
    return lost.get();
  }

  /** The cable stays cut. */
  @Override
  public void close() {
    closed = true;
    try {
      for (Thread carrier : carriers) {
        carrier.join();
      }
      later.shutdownNow();
      later.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ends.forEach(PacketSocket::close);
  }
}

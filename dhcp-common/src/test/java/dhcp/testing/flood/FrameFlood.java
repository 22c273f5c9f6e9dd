package dhcp.testing.flood;

import dhcp.testing.PacketSocket;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends hostile frames from an interface, as fast as the kernel takes them or at a rate. For {@code
 * scripts/flood}.
 */
public final class FrameFlood {
  private static final int DIFFERENT = 4096;
  private static final int AT_ONCE = 64;
  private static final long SEED = 54;
  private static final int TICKS_PER_SECOND = 100;

  private FrameFlood() {}

  /**
   * Arguments: the interface, a sort of {@link HostileFrames} or "mixed", how many frames, and how
   * many a second, each from an address of its own; without the last as many as the kernel takes,
   * from few addresses. Prints how many were sent and how long it took.
   */
  public static void main(String[] arguments) {
    Random random = new Random(SEED);
    long count = Long.parseLong(arguments[2]);
    try (PacketSocket socket = PacketSocket.open(arguments[0])) {
      long start = System.nanoTime();
      long sent =
          arguments.length > 3
              ? paced(socket, arguments[1], count, Integer.parseInt(arguments[3]), random)
              : unpaced(socket, arguments[1], count, random);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "SENT %d frames in %.1f s, %.0f/s%n", sent, seconds, sent / seconds);
    }
  }

  private static long unpaced(PacketSocket socket, String sort, long count, Random random) {
    FrameBatch batch = new FrameBatch(HostileFrames.byName(sort, DIFFERENT, random));
    long sent = 0;
    while (sent < count) {
      sent += socket.send(batch, (int) (sent % batch.count()), AT_ONCE);
    }
    return sent;
  }

  /** What a tick could not send because it came late is made up for by those after it. */
  private static long paced(
      PacketSocket socket, String sort, long count, int perSecond, Random random) {
    long start = System.nanoTime();
    long sent = 0;
    while (sent < count) {
      long due = Math.min(count, (long) ((System.nanoTime() - start) / 1e9 * perSecond)) - sent;
      if (due > 0) {
        int some = (int) Math.min(due, DIFFERENT);
        FrameBatch batch = new FrameBatch(HostileFrames.byName(sort, some, random));
        for (int at = 0; at < some; ) {
          at += socket.send(batch, at, AT_ONCE);
        }
        sent += some;
      }
      LockSupport.parkNanos(1_000_000_000L / TICKS_PER_SECOND);
    }
    return sent;
  }
}

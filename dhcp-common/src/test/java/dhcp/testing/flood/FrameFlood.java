package dhcp.testing.flood;

import dhcp.testing.PacketSocket;
import java.util.Locale;
import java.util.Random;

/**
 * Sends hostile frames from an interface as fast as the kernel takes them. For {@code
 * scripts/flood}.
 */
public final class FrameFlood {
  private static final int DIFFERENT = 4096;
  private static final int AT_ONCE = 64;
  private static final long SEED = 54;

  private FrameFlood() {}

  /**
   * Arguments: the interface, a sort of {@link HostileFrames} or "mixed", and how many frames.
   * Prints how many were sent and how long it took.
   */
  public static void main(String[] arguments) {
    Random random = new Random(SEED);
    FrameBatch batch = new FrameBatch(HostileFrames.byName(arguments[1], DIFFERENT, random));
    long count = Long.parseLong(arguments[2]);
    try (PacketSocket socket = PacketSocket.open(arguments[0])) {
      long start = System.nanoTime();
      long sent = 0;
      while (sent < count) {
        int from = (int) (sent % batch.count());
        sent += socket.send(batch, from, AT_ONCE);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "SENT %d frames in %.1f s, %.0f/s%n", sent, seconds, sent / seconds);
    }
  }
}

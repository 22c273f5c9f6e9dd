package dhcp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Milliseconds since boot, suspended time included, which no change of the wall clock moves. The
 * JVM's own monotonic clock stands still while the machine sleeps; leases do not, so the kernel's
 * uptime is looked at now and then and the difference made good.
 */
final class BootClock {
  private static final Path UPTIME = Path.of("/proc/uptime");

  /** The uptime is told in hundredths of a second; a smaller difference says nothing. */
  private static final long NOTICEABLE = 100;

  private volatile long ahead;

  BootClock() {
    ahead = uptime() - ticks();
  }

  /** Never goes back. */
  long now() {
    return ticks() + ahead;
  }

  /** Makes suspended time good; to be called every few seconds. */
  void adjust() {
    long missing = uptime() - now();
    if (missing > NOTICEABLE) {
      ahead += missing;
    }
  }

  private static long ticks() {
    return System.nanoTime() / 1_000_000;
  }

  private static long uptime() {
    try {
      String text = Files.readString(UPTIME);
      return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000);
    } catch (IOException e) {
      return ticks(); // no Linux /proc: suspended time is not counted
    }
  }
}

package dhcp.client;

import dhcp.client.config.TwoClocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Milliseconds since the machine was booted, time spent suspended included, as leases need it: the
 * wall clock is set and jumps, and the JVM's own clock stands still during suspension.
 *
 * <p>The kernel's figure ({@code /proc/uptime}) has steps of 10 ms, so the JVM's clock does the
 * fine work and the kernel's tells how much of it went by in sleep. Used by one thread.
 */
final class BootClock {
  /** More than a busy machine can put between two readings. */
  private static final long SLEEP_MILLIS = 2_000;

  /** How often the kernel's figure is read. */
  private static final long LOOK_MILLIS = 200;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** Where the clock's readings come from; the tests have other ones. */
  interface Source {
    /** Milliseconds that stand still during suspension. */
    long runningMillis();

    /** Milliseconds since boot that do not. */
    long bootMillis();
  }

  private final Source source;
  private long ahead;
  private long lookedAt;
  private boolean slept;

  BootClock(Source source) {
    this.source = source;
    this.lookedAt = source.runningMillis();
    this.ahead = source.bootMillis() - lookedAt;
  }

  /** The machine's clock. */
  static BootClock ofMachine() {
    return new BootClock(
        new Source() {
          @Override
          public long runningMillis() {
            return System.nanoTime() / NANOS_PER_MILLI;
          }

          @Override
          public long bootMillis() {
            return uptime(runningMillis());
          }
        });
  }

  /** The time; never less than before. */
  long now() {
    long running = source.runningMillis();
    if (running - lookedAt >= LOOK_MILLIS) {
      lookedAt = running;
      long drift = source.bootMillis() - running - ahead;
      if (drift > SLEEP_MILLIS) {
        ahead += drift;
        slept = true;
      }
    }
    return running + ahead;
  }

  /** Whether the machine slept since this was last asked. */
  boolean hasSlept() {
    boolean answer = slept;
    slept = false;
    return answer;
  }

  /** What the wall clock shows, as far as it is right, at a time of this clock. */
  Instant wallTime(long time) {
    return Instant.ofEpochMilli(System.currentTimeMillis() + time - now())
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** This moment, for what outlives the process. */
  TwoClocks both() {
    return new TwoClocks(now(), System.currentTimeMillis(), bootId());
  }

  private static long uptime(long otherwise) {
    try {
      String text = Files.readString(UPTIME);
      return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1_000);
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}

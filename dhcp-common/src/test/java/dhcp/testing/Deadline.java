package dhcp.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A moment after which a test waits no longer, so that it fails with a message and never hangs. */
public final class Deadline {
  /** Enough for anything here on a busy machine; what goes well never waits so long. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How often a state is looked at that nobody reports. */
  private static final long LOOK_NANOS = 10_000_000;

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline in(Duration most) {
    return new Deadline(System.nanoTime() + most.toNanos());
  }

  /** Nanoseconds that are left, negative when it is over. */
  public long left() {
    return end - System.nanoTime();
  }

  /**
   * Waits for a notification on an object whose monitor the caller holds.
   *
   * @return false when the time is over
   */
  boolean waitOn(Object monitor) {
    long millis = (left() + 999_999) / 1_000_000;
    if (millis <= 0) {
      return false;
    }
    try {
      monitor.wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  /**
   * Waits for something that only looking at it tells, such as an address on an interface.
   *
   * @param what goes into the message when it does not become true
   */
  public static void awaitTrue(String what, BooleanSupplier condition) {
    Deadline deadline = in(PATIENCE);
    Object pause = new Object();
    while (!condition.getAsBoolean()) {
      if (deadline.left() < 0) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      synchronized (pause) {
        in(Duration.ofNanos(LOOK_NANOS)).waitOn(pause);
      }
    }
  }
}

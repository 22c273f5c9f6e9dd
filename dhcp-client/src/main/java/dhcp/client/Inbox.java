package dhcp.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What waits for the event loop: frames from the capture thread, of which only the newest are kept
 * when there are too many, and things to do, which are never lost. Any thread may put in.
 */
final class Inbox {
  /** A flood must not fill the memory, and of a flood the old frames are worth least. */
  static final int MOST_FRAMES = 512;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Deque<byte[]> frames = new ArrayDeque<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private long dropped;

  /** What the loop took out: one of the two. */
  record Item(Optional<byte[]> frame, Optional<Runnable> task) {}

  /** Puts a frame in, which nobody writes to any more. */
  synchronized void put(byte[] frame) {
    if (frames.size() == MOST_FRAMES) {
      frames.removeFirst();
      dropped++;
    }
    frames.addLast(frame);
    notifyAll();
  }

  /** Puts a thing to do in. */
  synchronized void put(Runnable task) {
    tasks.addLast(task);
    notifyAll();
  }

  /** How many frames wait, at most {@link #MOST_FRAMES}. */
  synchronized int frames() {
    return frames.size();
  }

  /** Whether frames were dropped that nobody has asked about. */
  synchronized boolean hasDropped() {
    return dropped > 0;
  }

  /** Frames that were dropped since this was last asked. */
  synchronized long takeDropped() {
    long count = dropped;
    dropped = 0;
    return count;
  }

  /**
   * Takes the next thing out, tasks before frames.
   *
   * @param millis how long to wait for one
   */
  synchronized Optional<Item> take(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * NANOS_PER_MILLI;
    while (tasks.isEmpty() && frames.isEmpty()) {
      long left = (end - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(
        tasks.isEmpty()
            ? new Item(Optional.of(frames.removeFirst()), Optional.empty())
            : new Item(Optional.empty(), Optional.of(tasks.removeFirst())));
  }
}

package dhcp.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Output that never makes its writers wait: a thread of its own passes on what they write, and when
 * whoever reads the other end has stopped reading, what comes then is dropped. A server that waited
 * for somebody to read its log would go deaf.
 */
public final class UnstalledOutput extends OutputStream {
  /** Writes that wait at most; each is a line. */
  static final int ROOM = 16_384;

  private static final int BATCH = 256;
  private static final byte[] NOTHING = {};
  private static final long IDLE_MILLIS = 100;
  private static final long LAST_WORDS_MILLIS = 1000;

  private final OutputStream out;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param name of the thread
   */
  public UnstalledOutput(OutputStream out, String name) {
    this.out = out;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!queue.offer(Arrays.copyOfRange(bytes, offset, offset + length))) {
      dropped.incrementAndGet();
    }
  }

  /** How many writes were dropped. */
  public long dropped() {
    return dropped.get();
  }

  private void run() {
    List<byte[]> batch = new ArrayList<>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        byte[] first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          pass(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    } catch (IOException e) {
      closing = true; // the reader is gone; from now on everything is dropped
    }
  }

  /** Several writes as one, which saves system calls when there are many. */
  private void pass(List<byte[]> batch) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    batch.forEach(all::writeBytes);
    all.writeTo(out);
    out.flush();
  }

  /** Passes on what waits, for at most a second, and ends. */
  @Override
  public void close() {
    closing = true;
    queue.offer(NOTHING); // or it would wait a while for more
    try {
      thread.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
  }
}

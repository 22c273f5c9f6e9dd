package dhcp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes log lines and events on a thread of its own, so that neither formatting nor a reader that
 * stalls can hold up an answer. The queue is bounded; what does not fit is counted.
 */
final class Reporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final int ROOM = 8192;
  private static final int BATCH = 512;
  private static final long IDLE_MILLIS = 100;
  private static final long LAST_WORDS_MILLIS = 2000;

  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread = new Thread(this::run, "reports");
  private volatile boolean closing;

  Reporter() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes a report soon, or never when far too many are waiting. Never blocks. */
  void later(Runnable report) {
    if (!queue.offer(report)) {
      lost.incrementAndGet();
    }
  }

  /** How many reports were never made. */
  long lost() {
    return lost.get();
  }

  private void run() {
    List<Runnable> batch = new ArrayList<>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        Runnable first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          batch.forEach(Reporter::make);
          batch.clear();
          TimeUnit.MILLISECONDS.sleep(1); // so that a busy sender seldom has to wake this thread
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    }
  }

  private static void make(Runnable report) {
    try {
      report.run();
    } catch (RuntimeException e) {
      LOG.error("a report could not be made", e);
    }
  }

  /** Makes what is waiting, within two seconds, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
  }
}

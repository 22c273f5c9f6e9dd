package dhcp.server;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.lease.LeaseStore;
import dhcp.server.lease.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes durable many at a time: one thread takes all that is queued, writes it in one
 * transaction, waits for the disk, and then lets the answers leave. While it waits, the next ones
 * queue up, so the disk's slowness costs time but no throughput.
 *
 * <p>If the store fails, no answer leaves. What was queued is kept, up to a bound beyond which the
 * oldest goes, and written as soon as the store works again.
 */
final class GroupCommit implements Commit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** What waits at most: under overload the oldest are dropped, for their clients ask again. */
  static final int ROOM = 16_384;

  /** A client that waits for longer than this counts as gone; its lease would run too long. */
  static final long FRESH_MILLIS = 2000;

  /** So many are worth a transaction, whether more are on their way or not. */
  private static final int ENOUGH = 24;

  private static final long RETRY_MILLIS = 200;
  private static final long IDLE_MILLIS = 1000;
  private static final long LAST_CHANCE_MILLIS = 5000;

  private record Entry(List<LeaseChange> changes, Answer then, long since) {}

  private final LeaseStore store;
  private final CommitWatch watch;
  private final StoreReports reports;
  private final LongSupplier clock;
  private final Object lock = new Object();
  private final Outbox outbox;
  private final Thread thread = new Thread(this::run, "commit");
  private Deque<Entry> queue = new ArrayDeque<>();
  private boolean closing;

  /** Whether what is queued shall be written now. */
  private boolean due;

  /** Whether the thread waits for something to do. */
  private boolean waiting;

  /** Whether the store must be opened again before it is used. Known to the thread only. */
  private boolean broken;

  /**
   * Takes over a store that is open.
   *
   * @param clock the engine's
   * @param outbox for the thread that stores
   */
  GroupCommit(
      LeaseStore store,
      CommitWatch watch,
      StoreReports reports,
      LongSupplier clock,
      Outbox outbox) {
    this.store = store;
    this.outbox = outbox;
    this.watch = watch;
    this.reports = reports;
    this.clock = clock;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void store(List<LeaseChange> changes, long now, Outbox outbox, Answer then) {
    if (changes.isEmpty()) {
      then.leave(outbox);
      return;
    }
    boolean full;
    synchronized (lock) {
      if (closing) {
        return;
      }
      full = queue.size() >= ROOM;
      if (full) {
        queue.removeFirst();
      }
      queue.addLast(new Entry(changes, then, now));
      if (queue.size() == ENOUGH) {
        goOn();
      }
    }
    if (full) {
      watch.dropped();
    }
  }

  @Override
  public void proceed() {
    synchronized (lock) {
      if (!queue.isEmpty()) {
        goOn();
      }
    }
  }

  private void goOn() {
    due = true;
    if (waiting) {
      waiting = false;
      lock.notifyAll();
    }
  }

  private void run() {
    try {
      while (true) {
        boolean last = broken && pause();
        Deque<Entry> batch = broken && !reopened() ? new ArrayDeque<>() : take();
        if (!batch.isEmpty()) {
          commit(batch);
        } else if (!broken) {
          tidyWhileIdle();
        }
        if (last || isDone()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    }
  }

  /** All that waits; empty when for a while nothing does. */
  private Deque<Entry> take() throws InterruptedException {
    synchronized (lock) {
      if (!due && !closing) {
        waiting = true;
        lock.wait(IDLE_MILLIS);
        waiting = false;
      }
      due = false;
      Deque<Entry> all = queue;
      queue = new ArrayDeque<>();
      return all;
    }
  }

  /** Waits before another attempt, and says whether it has to be the last. */
  private boolean pause() throws InterruptedException {
    synchronized (lock) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
      for (long left = 1; left > 0 && !closing; ) {
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left > 0) {
          lock.wait(left);
        }
      }
      return closing;
    }
  }

  private boolean isDone() {
    synchronized (lock) {
      return closing && queue.isEmpty();
    }
  }

  private void commit(Deque<Entry> batch) {
    List<LeaseChange> changes = latest(batch);
    try {
      store.write(changes);
    } catch (StoreException | RuntimeException e) {
      failed(e);
      putBack(batch);
      return;
    }
    reports.works();
    // Before any answer: a client that asks again at once is then known to be stored.
    watch.stored(changes);
    long now = clock.getAsLong();
    for (Entry entry : batch) {
      if (now - entry.since <= FRESH_MILLIS) {
        answer(entry.then);
      } else {
        watch.late();
      }
    }
    outbox.flush();
    if (store.isCrowded()) {
      tidy();
    }
  }

  /** Of several changes of one address the last is what counts. */
  private static List<LeaseChange> latest(Deque<Entry> batch) {
    LatestChanges latest = new LatestChanges(batch.size());
    for (Entry entry : batch) {
      entry.changes.forEach(latest::put);
    }
    return latest.list();
  }

  private void answer(Answer then) {
    try {
      then.leave(outbox);
    } catch (RuntimeException e) {
      LOG.error("an answer could not be sent", e);
    }
  }

  private void tidyWhileIdle() {
    while (tidy() && isIdle()) {
      // A piece at a time, so that nobody who comes waits for long.
    }
  }

  /** Does a piece of housekeeping, and says whether there is more. */
  private boolean tidy() {
    try {
      return store.tidy();
    } catch (StoreException | RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private boolean isIdle() {
    synchronized (lock) {
      return queue.isEmpty();
    }
  }

  private void failed(Exception cause) {
    broken = true;
    reports.failed(cause);
  }

  /** Older than what has come meanwhile, so it goes before it. */
  private void putBack(Deque<Entry> batch) {
    int dropped = 0;
    synchronized (lock) {
      batch.addAll(queue);
      queue = batch;
      due = true;
      while (queue.size() > ROOM) {
        queue.removeFirst();
        dropped++;
      }
    }
    for (int i = 0; i < dropped; i++) {
      watch.dropped();
    }
  }

  private boolean reopened() {
    try {
      switch (store.reopen()) {
        case INTACT -> {}
        case REBUILT -> store.write(everything());
      }
      broken = false;
      return true;
    } catch (StoreException | RuntimeException e) {
      reports.failed(e);
      return false;
    }
  }

  private List<LeaseChange> everything() {
    List<LeaseChange> all = new ArrayList<>();
    for (LeaseRecord lease : watch.known()) {
      all.add(
          new LeaseChange.Put(
              lease.state() == LeaseState.PENDING ? lease.in(LeaseState.BOUND) : lease));
    }
    return all;
  }

  /** Writes what is queued, sends what waits for it, and closes the store. */
  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    try {
      thread.join(LAST_CHANCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
    if (!thread.isAlive()) {
      store.close();
    }
  }
}

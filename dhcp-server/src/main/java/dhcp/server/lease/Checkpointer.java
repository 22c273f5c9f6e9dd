package dhcp.server.lease;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the database on a thread and a connection of its own, while the
 * store goes on writing: a thousand pages take 10 to 40 ms, and everybody whose lease is to be
 * stored would wait for them. What is written meanwhile is left over, and the log can begin anew
 * only when nothing is; so the store copies the last few pages itself when it is told to.
 */
final class Checkpointer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  /** After so many writes there may be enough in the log to be copied. */
  private static final int WRITES = 256;

  /** Pages, four megabytes, at which the log is to begin anew. */
  private static final int LONG_LOG = 1000;

  private final Path database;
  private final Object lock = new Object();
  private final Thread thread = new Thread(this::run, "checkpoint");
  private int writes;
  private boolean closing;

  /** Whether all but a little of a long log is copied. */
  private volatile boolean nearlyDone;

  /** For a database that is open, and stays so longer than this. */
  Checkpointer(Path database) {
    this.database = database;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes in that something was written, so many transactions. */
  void wrote(int transactions) {
    synchronized (lock) {
      writes += transactions;
      if (writes >= WRITES) {
        lock.notifyAll();
      }
    }
  }

  /** Whether the store should copy what is left, which is little. */
  boolean isNearlyDone() {
    return nearlyDone;
  }

  /** Copies what is left, on the store's connection and thread. */
  void finish(Connection connection) {
    nearlyDone = false;
    copy(connection);
  }

  private void run() {
    try (Connection connection = Database.connect(database)) {
      while (awaitWrites()) {
        nearlyDone = copy(connection) >= LONG_LOG;
      }
    } catch (SQLException e) {
      LOG.debug("the log of {} is left to SQLite: {}", database, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    }
  }

  /**
   * How many pages the log has. If it cannot be copied all is safe where it is, and the store fails
   * when it cannot grow any more.
   */
  private int copy(Connection connection) {
    try {
      return Database.checkpoint(connection);
    } catch (SQLException e) {
      LOG.debug("the log of {} is not copied: {}", database, e.toString());
      return 0;
    }
  }

  /** False when there is to be an end. */
  private boolean awaitWrites() throws InterruptedException {
    synchronized (lock) {
      while (writes < WRITES && !closing) {
        lock.wait();
      }
      writes = 0;
      return !closing;
    }
  }

  /** Returns when the connection is closed. */
  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
  }
}

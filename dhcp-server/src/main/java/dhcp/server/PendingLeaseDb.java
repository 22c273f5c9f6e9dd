package dhcp.server;

import dhcp.server.config.ServerConfig;
import dhcp.server.lease.StoreException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A lease database that is being opened on a thread of its own, because that takes a while. */
final class PendingLeaseDb {
  private final FutureTask<LeaseDb> task;

  private PendingLeaseDb(Callable<LeaseDb> work) {
    task = new FutureTask<>(work);
    Thread thread = new Thread(task, "open");
    thread.setDaemon(true);
    thread.start();
  }

  static PendingLeaseDb open(ServerConfig config, BootClock clock, Events events) {
    return new PendingLeaseDb(() -> LeaseDb.open(config, clock, events));
  }

  /**
   * Waits for it.
   *
   * @throws StoreException as {@link LeaseDb#open} does
   */
  LeaseDb await() throws StoreException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e); // nobody does that but the JVM at its end
    }
  }

  /** Waits for it and closes it, for it is not needed after all. */
  void discard() {
    try {
      await().unused().run();
    } catch (StoreException e) {
      // It was not opened, and something else has been told already.
    }
  }
}

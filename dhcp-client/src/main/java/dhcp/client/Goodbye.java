package dhcp.client;

import dhcp.client.machine.Event;
import dhcp.client.machine.Outcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at SIGTERM and SIGINT: the client is told to stop and given time for it. The JVM
 * then ends with 128 + signal, which is right for a client that was not done; one that was, ends
 * with 0.
 */
final class Goodbye {
  /** Longer than a script and a RELEASE may take. */
  private static final long PATIENCE_SECONDS = 100;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Outcome outcome = Outcome.INTERRUPTED;

  /**
   * Installs it.
   *
   * @param farewell what becomes of the lease
   * @param outputs where the last words wait to be written
   */
  void install(Inbox inbox, DhcpClient client, Event.Farewell farewell, Outputs outputs) {
    Runnable stop = () -> client.feed(new Event.StopRequested(farewell));
    Thread hook = new Thread(() -> onSignal(() -> inbox.put(stop), outputs), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void onSignal(Runnable stop, Outputs outputs) {
    if (ended.getCount() == 0) {
      return;
    }
    stop.run();
    try {
      boolean over = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      outputs.close();
      if (over && outcome == Outcome.DONE) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client has ended; the process may. */
  void ended(Outcome how) {
    outcome = how;
    ended.countDown();
  }
}

package dhcp.client;

import dhcp.client.config.DryRun;
import dhcp.link.PcapLink;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Loads what takes long to load while the command line is being read: a client is often started to
 * be waited for. Nothing depends on it but the time it takes.
 */
final class ColdStart {
  private static final CountDownLatch LOGGING = new CountDownLatch(1);

  private ColdStart() {}

  /** Begins, on threads of its own. */
  static void begin() {
    start("cold-start", ColdStart::load);
    start("rehearsal", ColdStart::rehearse);
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      LOGGING.countDown();
    }
    PcapLink.prepare();
  }

  /** Uses no logger, so need not wait for one. */
  private static void rehearse() {
    new Rehearsal().play().ifPresent(DryRun::of);
  }

  /** Whoever asks for a logger while another thread sets logging up gets one that is none. */
  static void awaitLogging() throws InterruptedException {
    LOGGING.await();
  }
}

package dhcp.link;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener that never throws: what the real one throws is counted and logged, and the capture
 * goes on. A hostile sender who has found a frame that fails must not fill the log with it, so
 * there is a bound to the lines.
 */
final class GuardedListener implements LinkListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private static final String LINE =
      "handling {} failed, and {} more since the last such line; capture goes on";

  /**
   * At most one line in this time for exceptions, and one for errors: want of memory is told even
   * while a bug fills the log.
   */
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final LinkListener listener;
  private final AtomicLong failures;
  private final Sort exceptions = new Sort();
  private final Sort errors = new Sort();

  /**
   * @param failures counts what was thrown
   */
  GuardedListener(LinkListener listener, AtomicLong failures) {
    this.listener = listener;
    this.failures = failures;
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    try {
      listener.onFrame(bytes, length);
    } catch (Throwable e) {
      failed("a frame of " + length + " bytes", e);
    }
  }

  @Override
  public void onPause() {
    try {
      listener.onPause();
    } catch (Throwable e) {
      failed("a pause", e);
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    try {
      listener.onEvent(event);
    } catch (Throwable e) {
      failed(event.toString(), e);
    }
  }

  private void failed(String what, Throwable e) {
    failures.incrementAndGet();
    if (e instanceof Error) {
      errors.failed().ifPresent(others -> LOG.error(LINE, what, others, e));
    } else {
      exceptions.failed().ifPresent(others -> LOG.warn(LINE, what, others, e));
    }
  }

  /** Failures of one sort, counted and told from time to time. Used by one thread. */
  private static final class Sort {
    private long untold;
    private long lastTold;
    private boolean quiet;

    /** How many were not told before this one; empty when this one is not to be told either. */
    OptionalLong failed() {
      long now = System.nanoTime();
      if (quiet && now - lastTold < QUIET_NANOS) {
        untold++;
        return OptionalLong.empty();
      }
      long others = untold;
      untold = 0;
      lastTold = now;
      quiet = true;
      return OptionalLong.of(others);
    }
  }
}

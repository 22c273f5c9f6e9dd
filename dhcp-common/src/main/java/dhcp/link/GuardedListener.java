package dhcp.link;

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

  /** At most one line in this time, and one for the first failure. */
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final LinkListener listener;
  private final AtomicLong failures;
  private long lastTold;
  private long toldFailures;

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
  public void onEvent(LinkEvent event) {
    try {
      listener.onEvent(event);
    } catch (Throwable e) {
      failed(event.toString(), e);
    }
  }

  private void failed(String what, Throwable e) {
    long count = failures.incrementAndGet();
    long now = System.nanoTime();
    if (count > 1 && now - lastTold < QUIET_NANOS) {
      return;
    }
    long others = count - toldFailures - 1;
    lastTold = now;
    toldFailures = count;
    if (e instanceof Error) {
      LOG.error("handling {} failed, and {} more before it; capture goes on", what, others, e);
    } else {
      LOG.warn("handling {} failed, and {} more before it; capture goes on", what, others, e);
    }
  }
}

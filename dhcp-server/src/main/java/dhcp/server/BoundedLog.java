package dhcp.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Log lines that peers can cause, at a bounded rate for each kind: what is held back is counted and
 * told with the next line or the next {@link #flush}.
 */
final class BoundedLog {
  private record Kind(Level level, String name) {}

  private final Logger log;
  private final int burst;
  private final long intervalMillis;
  private final Map<Kind, RateLimit> limits = new LinkedHashMap<>();

  /**
   * @param burst how many lines of a kind may come at once
   * @param intervalMillis how long it takes until one more of a kind may come
   */
  BoundedLog(Logger log, int burst, long intervalMillis) {
    this.log = log;
    this.burst = burst;
    this.intervalMillis = intervalMillis;
  }

  /**
   * Logs a line unless too many of its kind came lately.
   *
   * @param kind one of few words, never anything that came from the network
   * @param line made only when it is written
   */
  synchronized void write(Level level, String kind, long now, Supplier<String> line) {
    if (!log.isEnabledForLevel(level)) {
      return;
    }
    RateLimit limit =
        limits.computeIfAbsent(new Kind(level, kind), k -> new RateLimit(burst, intervalMillis));
    if (limit.allow(now)) {
      long more = limit.takeHeldBack();
      log.atLevel(level)
          .log(more == 0 ? line.get() : line.get() + " (and " + more + " more like it)");
    }
  }

  /** Tells how many lines were held back and not yet told, where the rate allows it again. */
  synchronized void flush(long now) {
    limits.forEach(
        (kind, limit) -> {
          long more = limit.takeHeldBack();
          if (more > 0) {
            log.atLevel(kind.level()).log("{}: and {} more like it", kind.name(), more);
          }
        });
  }
}

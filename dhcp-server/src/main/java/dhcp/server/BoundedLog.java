package dhcp.server;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Log lines that peers can cause, at a bounded rate for each kind. While too many of a kind come,
 * only one goes now and then; what is held back is counted and told with the next line or the next
 * {@link #flush}.
 */
final class BoundedLog {
  /** In a flood, one line of a kind goes in this time, and one sum of what was held back. */
  private static final long FLOOD_MILLIS = 5_000;

  private record Kind(Level level, String name) {}

  private final Logger log;
  private final int burst;
  private final long intervalMillis;
  private final Map<Kind, Valve> valves = new LinkedHashMap<>();
  private final RateLimit sums = new RateLimit(1, FLOOD_MILLIS);

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
    Valve valve = valves.computeIfAbsent(new Kind(level, kind), k -> new Valve());
    if (valve.opens(now)) {
      long more = valve.takeHeldBack();
      log.atLevel(level)
          .log(more == 0 ? line.get() : line.get() + " (and " + more + " more like it)");
    }
  }

  /**
   * Whether a line would be held back now. If so it is counted here, and {@link #write} need not be
   * called: under load, handing a line over costs more than all else that is done about it.
   */
  synchronized boolean holdsBack(Level level, String kind, long now) {
    Valve valve = valves.get(new Kind(level, kind));
    return valve != null && valve.isShut(now) && !valve.opens(now);
  }

  /**
   * Tells how many lines were held back and not yet told, in one line for each level. A kind of
   * which a line went a moment ago waits: it is told with the next one, if one comes.
   */
  synchronized void flush(long now) {
    boolean some = valves.values().stream().anyMatch(valve -> valve.isDue(now));
    if (!some || !sums.allow(now)) {
      return;
    }
    Map<Level, StringJoiner> words = new EnumMap<>(Level.class);
    valves.forEach(
        (kind, valve) -> {
          if (valve.isDue(now)) {
            words
                .computeIfAbsent(kind.level(), level -> new StringJoiner(", "))
                .add(valve.takeHeldBack() + " " + kind.name());
          }
        });
    words.forEach((level, sum) -> log.atLevel(level).log("not logged one by one: {}", sum));
  }

  /** Lets lines of one kind through, or counts them. */
  private final class Valve {
    private final RateLimit usual =
        new RateLimit(burst, intervalMillis, (int) Math.max(1, 1000 / intervalMillis));
    private final RateLimit flood = new RateLimit(1, FLOOD_MILLIS);
    private long heldBack;

    boolean opens(long now) {
      // Both are drawn on: the time until a flood's next line begins with the last one that went.
      boolean open = usual.allow(now) | flood.allow(now);
      heldBack += open ? 0 : 1;
      return open;
    }

    boolean isDue(long now) {
      return heldBack > 0 && !flood.isSpent(now);
    }

    boolean isShut(long now) {
      return usual.isSpent(now) && flood.isSpent(now);
    }

    long takeHeldBack() {
      long count = heldBack;
      heldBack = 0;
      return count;
    }
  }
}

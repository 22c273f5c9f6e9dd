package dhcp.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what happens and, when somebody wants to read it, writes it down line by line. */
final class Diary {
  /** Set to have a simulation traced on standard output. */
  static final String TRACE = "dhcp.simulation.trace";

  private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
  private final boolean traced = Boolean.getBoolean(TRACE);

  void count(Happening happening) {
    counts.merge(happening, 1L, Long::sum);
  }

  Map<Happening, Long> counts() {
    return counts;
  }

  boolean isRead() {
    return traced;
  }

  /** Writes a line, made only if it is read. */
  void note(long now, Supplier<String> line) {
    if (traced) {
      System.out.printf("%10.3f s  %s%n", now / 1e3, line.get());
    }
  }
}

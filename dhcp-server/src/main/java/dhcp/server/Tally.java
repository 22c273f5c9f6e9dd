package dhcp.server;

import dhcp.cli.JsonFields;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts by the constants of an enum; any thread may.
 *
 * @param <E> what is counted
 */
final class Tally<E extends Enum<E>> {
  private final E[] kinds;
  private final AtomicLongArray counts;

  Tally(Class<E> type) {
    this.kinds = type.getEnumConstants();
    this.counts = new AtomicLongArray(kinds.length);
  }

  void count(E kind) {
    counts.incrementAndGet(kind.ordinal());
  }

  void count(E kind, int times) {
    counts.addAndGet(kind.ordinal(), times);
  }

  long of(E kind) {
    return counts.get(kind.ordinal());
  }

  /** Adds those that ever happened, by names with dashes. */
  void addTo(JsonFields fields) {
    for (E kind : kinds) {
      if (of(kind) > 0) {
        fields.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), of(kind));
      }
    }
  }
}

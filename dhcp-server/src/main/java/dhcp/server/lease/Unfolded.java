package dhcp.server.lease;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is in the journal and not in the table of leases yet, oldest first. */
final class Unfolded {
  /** Rows that go into the table together, in the order of their addresses. */
  private static final int PASS = 8192;

  private final Deque<List<LeaseRow>> entries = new ArrayDeque<>();

  /** How many rows each address has. */
  private final Map<Long, Integer> addresses = new HashMap<>();

  private int rows;

  /** Takes in a row of the journal: changes, at least one. */
  void add(List<LeaseRow> entry) {
    entries.addLast(entry);
    rows += entry.size();
    entry.forEach(row -> addresses.merge(row.address(), 1, Integer::sum));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many changes there are. */
  int rows() {
    return rows;
  }

  /** Whether there is something about one of the addresses. */
  boolean hasAny(List<LeaseRow> others) {
    return !entries.isEmpty()
        && others.stream().anyMatch(row -> addresses.containsKey(row.address()));
  }

  void forEach(Consumer<LeaseRow> consumer) {
    entries.forEach(entry -> entry.forEach(consumer));
  }

  /** The oldest of it, to be folded; there is something. */
  FoldPass nextPass() {
    List<List<LeaseRow>> oldest = new ArrayList<>();
    int count = 0;
    for (Iterator<List<LeaseRow>> all = entries.iterator(); all.hasNext() && count < PASS; ) {
      List<LeaseRow> entry = all.next();
      oldest.add(entry);
      count += entry.size();
    }
    return new FoldPass(oldest);
  }

  /** Forgets what a pass has folded. */
  void remove(FoldPass pass) {
    for (int i = 0; i < pass.entries(); i++) {
      List<LeaseRow> entry = entries.removeFirst();
      rows -= entry.size();
      for (LeaseRow row : entry) {
        addresses.computeIfPresent(row.address(), (same, count) -> count == 1 ? null : count - 1);
      }
    }
  }
}

package dhcp.server.lease;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A piece of the journal on its way into the table of leases. Its rows are ordered by address,
 * which spares the disk, and go into the table a slice at a time, which spares those who wait. The
 * journal keeps all of them until the last slice is there, so after a crash all are folded again:
 * what the table has already changes nothing then, but of an address that was forgotten the table
 * has nothing, and its history would be written twice. So these go with the last slice.
 */
final class FoldPass {
  private final List<LeaseRow> rows = new ArrayList<>();
  private final List<LeaseRow> forgotten = new ArrayList<>();
  private final int entries;
  private final long lastSeq;
  private int folded;

  /**
   * @param journal rows of the journal, oldest first; at least one
   */
  FoldPass(List<List<LeaseRow>> journal) {
    List<LeaseRow> all = new ArrayList<>();
    journal.forEach(all::addAll);
    entries = journal.size();
    lastSeq = all.get(all.size() - 1).seq();
    for (List<LeaseRow> own : condensed(all)) {
      boolean isForgotten = own.stream().anyMatch(row -> row.state().equals(LeaseRow.NONE));
      (isForgotten ? forgotten : rows).addAll(own);
    }
  }

  /**
   * Puts rows together by address, in its order, and leaves out what nobody will ask for: of the
   * renewals of a lease the first and the last tell all.
   */
  private static Collection<List<LeaseRow>> condensed(List<LeaseRow> rows) {
    Map<Long, List<LeaseRow>> byAddress = new TreeMap<>();
    for (LeaseRow row : rows) {
      List<LeaseRow> own = byAddress.computeIfAbsent(row.address(), key -> new ArrayList<>(2));
      int last = own.size() - 1;
      if (last > 0 && row.continues(own.get(last)) && own.get(last).continues(own.get(last - 1))) {
        own.set(last, row);
      } else {
        own.add(row);
      }
    }
    return byAddress.values();
  }

  /** The next rows to fold: so many, and what has to go with them when they are the last. */
  List<LeaseRow> next(int most) {
    int to = Math.min(rows.size(), folded + most);
    List<LeaseRow> slice = new ArrayList<>(rows.subList(folded, to));
    folded = to;
    if (isLast()) {
      slice.addAll(forgotten);
    }
    return slice;
  }

  /** Whether {@link #next} has given all of them. */
  boolean isLast() {
    return folded == rows.size();
  }

  /** How many entries of the journal this is. */
  int entries() {
    return entries;
  }

  /** The number up to which the journal is in the table after the last slice. */
  long lastSeq() {
    return lastSeq;
  }
}

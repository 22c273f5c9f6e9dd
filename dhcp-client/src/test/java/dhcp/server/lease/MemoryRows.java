package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a lease database, in memory: what the simulator's disk writes and reads back. */
public final class MemoryRows {
  private final Map<Long, LeaseRow> rows = new TreeMap<>();
  private long seq;

  public void write(List<LeaseChange> changes, Moment now) {
    for (LeaseChange change : changes) {
      LeaseRow row = RowCodec.row(change, seq++, now);
      if (change instanceof LeaseChange.Put) {
        rows.put(row.address(), row);
      } else {
        rows.remove(row.address());
      }
    }
  }

  /** What the rows mean at a start. After another boot they are written anew, as by the store. */
  public List<LeaseRecord> restored(Moment now) {
    Moment last =
        rows.values().stream()
            .max(Comparator.comparingLong(LeaseRow::seq))
            .map(LeaseRow::written)
            .orElse(now);
    Restored restored =
        new Restored(
            last,
            now,
            complaint -> {
              throw new AssertionError(complaint);
            });
    rows.values().forEach(restored::add);
    if (restored.isOfAnotherBoot()) {
      write(restored.live(), now);
    }
    return restored.leases();
  }

  public void clear() {
    rows.clear();
  }
}

package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Everything in a damaged database that is still as it was written, row by row. */
final class Salvage {
  /** A client's time with an address that is over. */
  record Tenancy(
      long address,
      String client,
      String hardware,
      String hostname,
      String agent,
      long since,
      long until) {}

  private static final int HISTORY_COLUMNS = 8;
  private static final long LAST_ADDRESS = 0xffff_ffffL;

  private record Entry(long seq, Moment written, String text) {}

  /** The latest row of each address. */
  private final Map<Long, LeaseRow> leases = new HashMap<>();

  private final Set<Entry> journal = new LinkedHashSet<>();
  private final Set<Tenancy> history = new LinkedHashSet<>();

  /** Looks through files, those that exist. */
  static Salvage of(Path... files) throws IOException {
    Salvage salvage = new Salvage();
    for (Path file : files) {
      if (Files.exists(file)) {
        RecordScan.scan(file, salvage::found);
      }
    }
    return salvage;
  }

  private void found(long rowid, Object[] values) {
    switch (values.length) {
      case Schema.LEASE_COLUMNS -> lease(rowid, values);
      case Schema.JOURNAL_COLUMNS -> entry(rowid, values);
      case HISTORY_COLUMNS -> tenancy(values);
      default -> {}
    }
  }

  private void lease(long rowid, Object[] values) {
    if (!(values[13] instanceof Long check) || !isText(values, 2, 6) || !isNumber(values, 7, 7)) {
      return;
    }
    if (isNumber(values, 1, 1) && isNumber(values, 9, 12)) {
      LeaseRow row =
          new LeaseRow(
              (Long) values[1],
              rowid,
              (String) values[2],
              (String) values[3],
              (String) values[4],
              (String) values[5],
              (String) values[6],
              (Long) values[7],
              values[8] instanceof Long left ? OptionalLong.of(left) : OptionalLong.empty(),
              new Moment((Long) values[9], (Long) values[10], (Long) values[11]));
      if (row.check() == check) {
        take(row);
      }
    }
  }

  private void take(LeaseRow row) {
    leases.merge(row.address(), row, (a, b) -> a.seq() >= b.seq() ? a : b);
  }

  private void entry(long rowid, Object[] values) {
    if (isNumber(values, 1, 3) && isText(values, 4, 4) && values[5] instanceof Long check) {
      Moment written = new Moment((Long) values[1], (Long) values[2], (Long) values[3]);
      String text = (String) values[4];
      if (JournalEntry.check(rowid, written, text) == check) {
        journal.add(new Entry(rowid, written, text));
      }
    }
  }

  /** History has no sums; what it says must at least make sense. */
  private void tenancy(Object[] values) {
    if (values[0] == null
        && isNumber(values, 1, 1)
        && isText(values, 2, 5)
        && isNumber(values, 6, 7)) {
      Tenancy tenancy =
          new Tenancy(
              (Long) values[1],
              (String) values[2],
              (String) values[3],
              (String) values[4],
              (String) values[5],
              (Long) values[6],
              (Long) values[7]);
      boolean known = tenancy.client.startsWith("id:") || tenancy.client.startsWith("mac:");
      if (known && tenancy.address >= 0 && tenancy.address <= LAST_ADDRESS) {
        history.add(tenancy);
      }
    }
  }

  private static boolean isText(Object[] values, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (!(values[i] instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Object[] values, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (!(values[i] instanceof Long)) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return leases.isEmpty() && journal.isEmpty() && history.isEmpty();
  }

  /**
   * The latest of each address, leases and journal together, in the order of their writes.
   *
   * @param reader takes the journal's texts apart
   */
  List<LeaseRow> leases(LeaseReader reader) throws SQLException {
    for (Entry entry : journal) {
      reader.changes(entry.seq, entry.written, entry.text).forEach(this::take);
    }
    journal.clear();
    List<LeaseRow> rows = new ArrayList<>(leases.values());
    rows.sort(Comparator.comparingLong(LeaseRow::seq));
    return rows;
  }

  Set<Tenancy> history() {
    return history;
  }
}

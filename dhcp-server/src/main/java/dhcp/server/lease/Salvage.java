package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  /** The latest row of each address. */
  private final Map<Long, LeaseRow> leases = new HashMap<>();

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
      case Schema.JOURNAL_COLUMNS, Version1.JOURNAL_COLUMNS -> entry(rowid, values);
      case Schema.HISTORY_COLUMNS, Version1.HISTORY_COLUMNS -> tenancy(values);
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
    if (!isNumber(values, 1, 3) || !isText(values, 4, 4)) {
      return;
    }
    Moment written = new Moment((Long) values[1], (Long) values[2], (Long) values[3]);
    String text = (String) values[4];
    if (values.length == Schema.JOURNAL_COLUMNS) {
      JournalText.read(text, written).rows().forEach(this::take);
    } else if (values[5] instanceof Long sum) {
      Version1.changes(rowid, written, text, sum).forEach(this::take);
    }
  }

  private void tenancy(Object[] values) {
    if (values[0] != null
        || !isNumber(values, 1, 1)
        || !isText(values, 2, 5)
        || !isNumber(values, 6, values.length - 1)) {
      return;
    }
    Tenancy tenancy =
        new Tenancy(
            (Long) values[1],
            (String) values[2],
            (String) values[3],
            (String) values[4],
            (String) values[5],
            (Long) values[6],
            (Long) values[7]);
    boolean right =
        values.length == Schema.HISTORY_COLUMNS
            ? values[8].equals(tenancy.check())
            : tenancy.isPlausible();
    if (right) {
      history.add(tenancy);
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
    return leases.isEmpty() && history.isEmpty();
  }

  /** The latest of each address, in the order of their writes. */
  List<LeaseRow> leases() {
    List<LeaseRow> rows = new ArrayList<>(leases.values());
    rows.sort(Comparator.comparingLong(LeaseRow::seq));
    return rows;
  }

  Set<Tenancy> history() {
    return history;
  }
}

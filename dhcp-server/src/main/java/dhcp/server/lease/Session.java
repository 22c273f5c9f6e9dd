package dhcp.server.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An open database: appends to the journal, and knows what of the journal is not folded into the
 * table yet. After any failure it is of no use.
 */
final class Session implements AutoCloseable {
  /** Rows that are folded in one transaction, some ten milliseconds of work. */
  private static final int FOLDED_AT_ONCE = 8192;

  /** So many rows in the journal are folded even while somebody waits. */
  private static final int CROWDED = 32_768;

  private final Connection connection;
  private final LeaseTables tables;
  private final LeaseReader reader;
  private final Deque<List<LeaseRow>> unfolded = new ArrayDeque<>();
  private int unfoldedRows;
  private Optional<Moment> lastWritten = Optional.empty();
  private long nextSeq = 1;

  /** On a connection whose database is whole and of this version. */
  Session(Connection connection) throws SQLException, StoreException {
    this.connection = connection;
    this.tables = new LeaseTables(connection);
    this.reader = new LeaseReader(connection);
    reader.lastWrite().ifPresent(last -> noteWrite(last.seq(), last.written()));
    reader.journal().forEach(this::note);
  }

  /** The latest of each address: the table, with what the journal knows better. */
  void leases(Consumer<LeaseRow> each) throws SQLException, StoreException {
    Map<Long, LeaseRow> latest = new LinkedHashMap<>();
    unfolded.forEach(entry -> entry.forEach(row -> latest.put(row.address(), row)));
    reader.leases(
        row -> {
          LeaseRow newer = latest.remove(row.address());
          known(newer == null || newer.seq() < row.seq() ? row : newer, each);
        });
    latest.values().forEach(row -> known(row, each));
  }

  private static void known(LeaseRow row, Consumer<LeaseRow> each) {
    if (!row.state().equals(LeaseRow.NONE)) {
      each.accept(row);
    }
  }

  /** When the last write was; empty when there was none. */
  Optional<Moment> lastWritten() {
    return lastWritten;
  }

  /** The number of the next row. */
  long nextSeq() {
    return nextSeq;
  }

  /** Makes rows durable that {@link #nextSeq} numbers. */
  void append(List<LeaseRow> rows) throws SQLException {
    List<JournalEntry> entries = JournalEntry.of(rows);
    tables.append(entries);
    entries.forEach(entry -> note(entry.rows()));
  }

  /** Puts rows into the table as they are, with numbers and moments of their own. */
  void insert(List<LeaseRow> rows) throws SQLException {
    tables.fold(rows, -1);
    rows.forEach(row -> noteWrite(row.seq(), row.written()));
  }

  /** Puts history into the table as it is. */
  void insertHistory(Collection<Tenancy> history) throws SQLException {
    tables.insertHistory(history);
  }

  private void note(List<LeaseRow> entry) {
    unfolded.addLast(entry);
    unfoldedRows += entry.size();
    LeaseRow last = entry.get(entry.size() - 1);
    noteWrite(last.seq(), last.written());
  }

  private void noteWrite(long seq, Moment written) {
    if (seq >= nextSeq) {
      nextSeq = seq + 1;
      lastWritten = Optional.of(written);
    }
  }

  private static long lastSeq(List<LeaseRow> entry) {
    return entry.get(entry.size() - 1).seq();
  }

  boolean isCrowded() {
    return unfoldedRows >= CROWDED;
  }

  /**
   * Folds a piece of the journal.
   *
   * @return whether there is more
   */
  boolean foldSome() throws SQLException {
    if (unfolded.isEmpty()) {
      return false;
    }
    List<LeaseRow> rows = new ArrayList<>();
    long last = -1;
    while (!unfolded.isEmpty() && rows.size() < FOLDED_AT_ONCE) {
      List<LeaseRow> entry = unfolded.removeFirst();
      rows.addAll(entry);
      last = lastSeq(entry);
    }
    tables.fold(condensed(rows), last);
    unfoldedRows -= rows.size();
    return !unfolded.isEmpty();
  }

  /**
   * Orders rows by address, which spares the disk, and leaves out what nobody will ask for: of the
   * renewals of a lease the first and the last tell all.
   */
  private static List<LeaseRow> condensed(List<LeaseRow> rows) {
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
    return byAddress.values().stream().flatMap(List::stream).toList();
  }

  /** Drops a piece of history that is to go, and says whether there is more. */
  boolean prune(HistoryPruner pruner, Moment now) throws SQLException {
    return pruner.prune(connection, now);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

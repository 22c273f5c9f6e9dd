package dhcp.server.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An open database: writes into the table or appends to the journal, and knows what of the journal
 * is not folded into the table yet. After any failure it is of no use.
 */
final class Session implements AutoCloseable {
  /** Rows of a pass that one transaction takes, some two milliseconds of work. */
  private static final int SLICE = 512;

  /** So many rows in the journal are folded even while somebody waits. */
  private static final int CROWDED = 32_768;

  private final Connection connection;
  private final LeaseTables tables;
  private final LeaseReader reader;
  private final Unfolded unfolded = new Unfolded();
  private Optional<FoldPass> pass = Optional.empty();

  /** How many rows the last write added to the journal. */
  private int appended;

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
    unfolded.forEach(row -> latest.put(row.address(), row));
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

  /**
   * Makes rows durable that {@link #nextSeq} numbers. Neighbours, such as new leases, change few
   * pages of the table and go there at once; others are only noted. What is noted already of an
   * address must not come after this, so it goes the same way.
   */
  void write(List<LeaseRow> rows) throws SQLException {
    if (Neighbours.are(rows) && !unfolded.hasAny(rows)) {
      insert(rows);
      appended = 0;
    } else {
      append(rows);
    }
  }

  private void append(List<LeaseRow> rows) throws SQLException {
    List<JournalEntry> entries = JournalEntry.of(rows);
    tables.append(entries);
    entries.forEach(entry -> note(entry.rows()));
    appended = rows.size();
  }

  /** Puts rows into the table as they are, with numbers and moments of their own. */
  void insert(List<LeaseRow> rows) throws SQLException {
    tables.put(rows);
    rows.forEach(row -> noteWrite(row.seq(), row.written()));
  }

  /** Puts history into the table as it is. */
  void insertHistory(Collection<Tenancy> history) throws SQLException {
    tables.insertHistory(history);
  }

  private void note(List<LeaseRow> entry) {
    unfolded.add(entry);
    LeaseRow last = entry.get(entry.size() - 1);
    noteWrite(last.seq(), last.written());
  }

  private void noteWrite(long seq, Moment written) {
    if (seq >= nextSeq) {
      nextSeq = seq + 1;
      lastWritten = Optional.of(written);
    }
  }

  /** Lets what is left of the log be copied. */
  void finish(Checkpointer checkpointer) {
    checkpointer.finish(connection);
  }

  boolean isCrowded() {
    return unfolded.rows() >= CROWDED;
  }

  /**
   * Folds a slice of the journal: at least twice what was appended last, so that it comes to an end
   * even if as much is appended before every slice.
   *
   * @return whether there is more
   */
  boolean foldSome() throws SQLException {
    if (unfolded.isEmpty()) {
      return false;
    }
    FoldPass current = pass.orElseGet(unfolded::nextPass);
    pass = Optional.of(current);
    List<LeaseRow> slice = current.next(Math.max(SLICE, 2 * appended));
    if (current.isLast()) {
      tables.fold(slice, current.lastSeq());
      unfolded.remove(current);
      pass = Optional.empty();
    } else {
      tables.put(slice);
    }
    return !unfolded.isEmpty();
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

package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Leases in PostgreSQL, through one session that has the schema to itself. When the session ends,
 * for whatever reason, the next one takes its place; what was written before is looked for then,
 * for a database may come back from a backup or as a standby that was behind.
 */
final class PostgresStore implements LeaseStore {
  private final PostgresDatabase database;
  private final HistoryPruner history;
  private final Supplier<Moment> clock;
  private final Consumer<String> tell;
  private final PostgresOwner owner = new PostgresOwner();
  private Optional<PostgresSession> session = Optional.empty();
  private long lastSeq;

  private PostgresStore(
      PostgresDatabase database,
      HistoryPruner history,
      Supplier<Moment> clock,
      Consumer<String> tell) {
    this.database = database;
    this.history = history;
    this.clock = clock;
    this.tell = tell;
  }

  /**
   * Opens the database, and makes the tables when there are none.
   *
   * @throws StoreException when leases cannot be kept there
   */
  static LeaseDatabase.Opened open(
      PostgresDatabase database,
      HistoryPruner history,
      Supplier<Moment> clock,
      Consumer<String> tell)
      throws StoreException {
    PostgresStore store = new PostgresStore(database, history, clock, tell);
    try {
      return new LeaseDatabase.Opened(store, store.start());
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  private List<LeaseRecord> start() throws StoreException {
    LastWrite last = connect();
    Moment now = clock.get();
    Restored restored = new Restored(last.seq() == 0 ? now : last.written(), now, tell);
    attempt("leases cannot be read", open -> open.leases(restored::add));
    if (restored.isOfAnotherBoot()) {
      write(restored.live());
    }
    return restored.leases();
  }

  private LastWrite connect() throws StoreException {
    try {
      Connection connection = database.connect();
      PostgresSession opened = new PostgresSession(connection);
      session = Optional.of(opened);
      owner.take(connection);
      PostgresDatabase.demandDurable(connection, tell);
      PostgresSchema.prepare(connection);
      LastWrite last = opened.lastWrite();
      lastSeq = Math.max(lastSeq, last.seq());
      return last;
    } catch (SQLException e) {
      drop();
      throw PostgresTrouble.of("the lease database " + database + " cannot be used", e);
    } catch (StoreException e) {
      drop();
      throw new StoreException(
          e.kind(), "the lease database " + database + " " + e.getMessage(), e);
    }
  }

  private interface Work {
    void on(PostgresSession open) throws SQLException;
  }

  private void attempt(String otherwise, Work work) throws StoreException {
    if (session.isEmpty()) {
      throw new StoreException(StoreException.Kind.FAILED, "the lease database is not open");
    }
    try {
      work.on(session.get());
    } catch (SQLException e) {
      drop();
      throw PostgresTrouble.of(otherwise, e);
    }
  }

  @Override
  public void write(List<LeaseChange> changes) throws StoreException {
    if (!changes.isEmpty()) {
      List<LeaseRow> rows = RowCodec.rows(latest(changes), lastSeq + 1, clock.get());
      attempt("leases cannot be written", open -> open.write(rows));
      lastSeq += rows.size();
    }
  }

  /** A statement changes a row once only. */
  private static Collection<LeaseChange> latest(List<LeaseChange> changes) {
    Map<Integer, LeaseChange> latest = new LinkedHashMap<>(changes.size() * 2);
    changes.forEach(change -> latest.put(change.address().bits(), change));
    return latest.values();
  }

  /**
   * PostgreSQL does the rest by itself; a connection that was lost is found before it is needed.
   */
  @Override
  public boolean tidy() throws StoreException {
    boolean[] more = new boolean[1];
    attempt(
        "leases cannot be written",
        open -> {
          open.demandAnswer();
          more[0] = open.prune(history, clock.get());
        });
    return more[0];
  }

  @Override
  public boolean isCrowded() {
    return false;
  }

  @Override
  public Reopened reopen() throws StoreException {
    drop();
    long written = lastSeq;
    return connect().seq() < written ? Reopened.REBUILT : Reopened.INTACT;
  }

  private void drop() {
    session.ifPresent(
        open -> {
          try {
            open.close();
          } catch (SQLException e) {
            // It ends by itself when the database finds nobody at the other end.
          }
        });
    session = Optional.empty();
  }

  @Override
  public void close() {
    drop();
  }
}

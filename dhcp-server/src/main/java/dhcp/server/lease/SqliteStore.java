package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Leases in a SQLite database in one file, which the {@code sqlite3} tool reads. */
public final class SqliteStore implements LeaseStore {
  /** History is looked at so often, and so many rows of it at once. */
  private static final long PRUNE_MILLIS = 600_000;

  private static final int PRUNED_AT_ONCE = 1000;

  private final OwnerLock lock;
  private final Opening opening;
  private final HistoryLimit history;
  private final Supplier<Moment> clock;
  private Optional<Session> session = Optional.empty();
  private Database.Check check = Database.Check.EVERYTHING;
  private long pruneAt;

  /**
   * A store that serves, and what it holds.
   *
   * @param leases as they are now, by the engine's clock
   */
  public record Opened(LeaseStore store, List<LeaseRecord> leases) {}

  private SqliteStore(
      OwnerLock lock, Opening opening, HistoryLimit history, Supplier<Moment> clock) {
    this.lock = lock;
    this.opening = opening;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Opens a database, and makes it when there is none. What is damaged is set aside, and everything
   * in it that can be read is kept.
   *
   * @param clock tells the moment at any time
   * @param tell what an operator must hear, in sentences
   * @throws StoreException when leases cannot be kept there
   */
  public static Opened open(
      Path path, HistoryLimit history, Supplier<Moment> clock, Consumer<String> tell)
      throws StoreException {
    DatabaseFile file = new DatabaseFile(path);
    file.prepareDirectory();
    OwnerLock lock = OwnerLock.take(file);
    SqliteStore store = new SqliteStore(lock, new Opening(file, clock, tell), history, clock);
    try {
      SqliteLibrary.load();
      return new Opened(store, store.start());
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  private List<LeaseRecord> start() throws StoreException {
    Opening.Opened opened = opening.open(check);
    session = Optional.of(opened.session());
    check = Database.Check.NOTHING;
    Restored restored = opened.restored();
    if (restored.isOfAnotherBoot()) {
      write(restored.live());
    }
    return restored.leases();
  }

  @Override
  public void write(List<LeaseChange> changes) throws StoreException {
    Session open = demandSession();
    Moment now = clock.get();
    long seq = open.nextSeq();
    List<LeaseRow> rows = new ArrayList<>(changes.size());
    for (LeaseChange change : changes) {
      rows.add(RowCodec.row(change, seq + rows.size(), now));
    }
    attempt(() -> open.append(rows));
  }

  @Override
  public boolean isCrowded() {
    return session.filter(Session::isCrowded).isPresent();
  }

  @Override
  public boolean tidy() throws StoreException {
    Session open = demandSession();
    boolean[] more = new boolean[1];
    attempt(() -> more[0] = open.foldSome() || prune(open));
    return more[0];
  }

  private boolean prune(Session open) throws SQLException {
    Moment now = clock.get();
    if (now.uptime() < pruneAt) {
      return false;
    }
    boolean more =
        open.prune(PRUNED_AT_ONCE, now.wall() - history.age().toMillis(), history.rows()) > 0;
    if (!more) {
      pruneAt = now.uptime() + PRUNE_MILLIS;
    }
    return more;
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void attempt(Work work) throws StoreException {
    try {
      work.run();
    } catch (SQLException e) {
      drop();
      StoreException trouble = Trouble.of("leases cannot be written", e);
      if (trouble.kind() == StoreException.Kind.DAMAGED) {
        check = Database.Check.EVERYTHING;
      }
      throw trouble;
    }
  }

  private Session demandSession() throws StoreException {
    return session.orElseThrow(
        () -> new StoreException(StoreException.Kind.FAILED, "the lease database is not open"));
  }

  private void drop() {
    session.ifPresent(
        open -> {
          try {
            open.close();
          } catch (SQLException e) {
            check = Database.Check.EVERYTHING; // it is opened again, and looked at then
          }
        });
    session = Optional.empty();
  }

  @Override
  public Reopened reopen() throws StoreException {
    drop();
    Opening.Opened opened = opening.open(check);
    session = Optional.of(opened.session());
    check = Database.Check.NOTHING;
    return opened.how();
  }

  @Override
  public void close() {
    drop();
    lock.close();
  }
}

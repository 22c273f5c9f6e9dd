package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Leases in a SQLite database in one file, which the {@code sqlite3} tool reads. */
final class SqliteStore implements LeaseStore {
  private final DatabaseFile file;
  private final Opening opening;
  private final HistoryPruner history;
  private final Supplier<Moment> clock;
  private OwnerLock lock;
  private Optional<OpenDatabase> database = Optional.empty();
  private Optional<FileWatch> watch = Optional.empty();

  /** Whether what is opened next is not what was written to. */
  private boolean displaced;

  private Database.Check check = Database.Check.EVERYTHING;

  private SqliteStore(
      DatabaseFile file,
      OwnerLock lock,
      Opening opening,
      HistoryPruner history,
      Supplier<Moment> clock) {
    this.file = file;
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
  static LeaseDatabase.Opened open(
      Path path, HistoryLimit history, Supplier<Moment> clock, Consumer<String> tell)
      throws StoreException {
    DatabaseFile file = new DatabaseFile(path);
    file.prepareDirectory();
    OwnerLock lock = OwnerLock.take(file);
    SqliteStore store =
        new SqliteStore(
            file, lock, new Opening(file, clock, tell), new HistoryPruner(history), clock);
    try {
      SqliteLibrary.load();
      return new LeaseDatabase.Opened(store, store.start());
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  private List<LeaseRecord> start() throws StoreException {
    Opening.Opened opened = takeSession();
    Restored restored = opened.restored();
    if (restored.isOfAnotherBoot()) {
      write(restored.live());
    }
    return restored.leases();
  }

  private Opening.Opened takeSession() throws StoreException {
    Opening.Opened opened = opening.open(check);
    check = Database.Check.NOTHING;
    try {
      database = Optional.of(OpenDatabase.of(opened.session(), file));
    } catch (IOException e) {
      throw unusable("has a log that cannot be forced to disk", e);
    }
    try {
      watch = Optional.of(new FileWatch(file, clock.get().uptime()));
    } catch (IOException e) {
      throw unlooked(e);
    }
    return opened;
  }

  private StoreException unlooked(IOException e) {
    return unusable("cannot be looked at", e);
  }

  private StoreException unusable(String why, IOException e) {
    return new StoreException(
        StoreException.Kind.FAILED,
        "the lease database " + file.path() + " " + why + ": " + Trouble.of(e),
        e);
  }

  /** What was written counts only if a start would find it. */
  private void demandInPlace(Moment now) throws StoreException {
    boolean inPlace;
    try {
      inPlace = watch.isPresent() && watch.get().areInPlace(now.uptime());
    } catch (IOException e) {
      throw unlooked(e);
    }
    if (!inPlace) {
      displaced = true;
      throw new StoreException(
          StoreException.Kind.FAILED,
          "the lease database " + file.path() + " was removed or replaced while in use");
    }
  }

  @Override
  public void write(List<LeaseChange> changes) throws StoreException {
    OpenDatabase open = demandOpen();
    Moment now = clock.get();
    List<LeaseRow> rows = RowCodec.rows(changes, open.nextSeq(), now);
    attempt(() -> open.write(rows));
    demandInPlace(now);
  }

  @Override
  public boolean isCrowded() {
    return database.filter(OpenDatabase::isCrowded).isPresent();
  }

  @Override
  public boolean tidy() throws StoreException {
    OpenDatabase open = demandOpen();
    Moment now = clock.get();
    demandInPlace(now);
    boolean[] more = new boolean[1];
    attempt(() -> more[0] = open.tidy(history, now));
    return more[0];
  }

  private interface Work {
    void run() throws SQLException, IOException;
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
    } catch (IOException e) {
      drop();
      throw unusable("cannot be forced to disk", e);
    }
  }

  private OpenDatabase demandOpen() throws StoreException {
    return database.orElseThrow(
        () -> new StoreException(StoreException.Kind.FAILED, "the lease database is not open"));
  }

  private void drop() {
    if (database.isPresent() && !database.get().close()) {
      check = Database.Check.EVERYTHING; // it is opened again, and looked at then
    }
    database = Optional.empty();
  }

  @Override
  public Reopened reopen() throws StoreException {
    drop();
    leaveOldFiles();
    if (displaced) {
      lock.close(); // it may be on a file that was removed as well
      lock = OwnerLock.take(file);
      check = Database.Check.EVERYTHING;
    }
    Reopened how = takeSession().how();
    if (displaced) {
      displaced = false;
      return Reopened.REBUILT;
    }
    return how;
  }

  private FileIdentity identify() throws StoreException {
    try {
      return FileIdentity.of(file);
    } catch (IOException e) {
      throw unlooked(e);
    }
  }

  /** Takes away the log of a file that is there no more, lest it meets the one in its place. */
  private void leaveOldFiles() throws StoreException {
    FileIdentity found = identify();
    FileIdentity used = watch.map(FileWatch::identity).orElse(found);
    if (!found.database().equals(used.database())) {
      displaced = true;
      if (found.log().equals(used.log())) {
        try {
          file.deleteLog();
        } catch (IOException e) {
          throw unusable("cannot be opened anew", e);
        }
      }
    }
  }

  @Override
  public void close() {
    drop();
    lock.close();
  }
}

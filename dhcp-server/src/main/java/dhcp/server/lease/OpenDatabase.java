package dhcp.server.lease;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that is open: its session, and who syncs its log and copies it. After any failure it
 * is of no use.
 */
final class OpenDatabase {
  /** What a piece of housekeeping writes is as much as so many writes. */
  private static final int FOLD_WRITES = 32;

  private final Session session;
  private final LogSync sync;
  private final Checkpointer checkpointer;

  private OpenDatabase(Session session, LogSync sync, Checkpointer checkpointer) {
    this.session = session;
    this.sync = sync;
    this.checkpointer = checkpointer;
  }

  /**
   * Makes durable what is in the log already, and is ready for more.
   *
   * @throws IOException when that cannot be; the session is closed then
   */
  static OpenDatabase of(Session session, DatabaseFile file) throws IOException {
    try {
      return new OpenDatabase(session, synced(file), new Checkpointer(file.path()));
    } catch (IOException e) {
      try {
        session.close();
      } catch (SQLException next) {
        e.addSuppressed(next);
      }
      throw e;
    }
  }

  private static LogSync synced(DatabaseFile file) throws IOException {
    LogSync sync = new LogSync(file.log());
    try {
      sync.sync();
      return sync;
    } catch (IOException e) {
      sync.close();
      throw e;
    }
  }

  /** The number of the next row. */
  long nextSeq() {
    return session.nextSeq();
  }

  /**
   * Makes rows durable.
   *
   * @throws IOException when they are written, but perhaps not on disk
   */
  void write(List<LeaseRow> rows) throws SQLException, IOException {
    session.write(rows);
    sync.sync();
    checkpointer.wrote(1);
  }

  boolean isCrowded() {
    return checkpointer.isNearlyDone() || session.isCrowded();
  }

  /** Does a piece of housekeeping, and says whether there is more. */
  boolean tidy(HistoryPruner history, Moment now) throws SQLException {
    if (checkpointer.isNearlyDone()) {
      session.finish(checkpointer);
      return true;
    }
    boolean more = session.foldSome() || session.prune(history, now);
    checkpointer.wrote(FOLD_WRITES);
    return more;
  }

  /** Closes everything, and says whether it went as it should. */
  boolean close() {
    checkpointer.close();
    boolean well = true;
    try {
      session.close();
    } catch (SQLException e) {
      well = false;
    }
    try {
      sync.close();
    } catch (IOException e) {
      well = false;
    }
    return well;
  }
}

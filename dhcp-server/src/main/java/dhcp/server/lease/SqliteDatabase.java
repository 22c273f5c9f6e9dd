package dhcp.server.lease;

import dhcp.server.engine.LeaseRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;

/** A lease database in one file, which the {@code sqlite3} tool reads. */
public record SqliteDatabase(Path path) implements LeaseDatabase {
  private static final int BUSY_MILLIS = 1000;

  @Override
  public Opened open(HistoryLimit history, Supplier<Moment> clock, Consumer<String> tell)
      throws StoreException {
    return SqliteStore.open(path, history, clock, tell);
  }

  @Override
  public List<LeaseRecord> read(Moment now, Consumer<String> tell) throws StoreException {
    if (!Files.exists(path)) {
      throw new StoreException(StoreException.Kind.UNFIT, "there is no lease database " + path);
    }
    SqliteLibrary.load();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    String called = "the lease database " + path + " cannot be read";
    try (Connection connection = config.createConnection("jdbc:sqlite:" + path)) {
      connection.setAutoCommit(false); // table and journal of one moment
      demandCurrent(connection);
      RowChecksum.bringTo(connection);
      Session session = new Session(connection);
      Restored restored = new Restored(session.lastWritten().orElse(now), now, tell);
      session.leases(restored::add);
      return restored.leases();
    } catch (SQLException e) {
      throw Trouble.of(called, e);
    } catch (StoreException e) {
      throw new StoreException(e.kind(), called + ": " + e.getMessage(), e);
    }
  }

  private static void demandCurrent(Connection connection) throws SQLException, StoreException {
    try (Statement sql = connection.createStatement()) {
      if (!Schema.isCurrent(sql)) {
        throw new StoreException(
            StoreException.Kind.UNFIT,
            "it is no lease database of this version; a server started on it tells more");
      }
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

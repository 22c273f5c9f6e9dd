package dhcp.server.lease;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Opens a database file as the leases need it, and looks whether it is whole. */
final class Database {
  private static final int BUSY_MILLIS = 1000;

  /** The write-ahead log is copied into the file at four megabytes, some milliseconds of work. */
  private static final String CHECKPOINT_PAGES = "PRAGMA wal_autocheckpoint = 1000";

  private static final String LARGEST_LOG = "PRAGMA journal_size_limit = 8388608";

  /** How much is looked at before the database is trusted. */
  enum Check {
    /** All of it. */
    EVERYTHING,
    /** Nothing: it was whole when it was opened before, and nothing says that it is not. */
    NOTHING
  }

  private Database() {}

  /** Has the driver's classes loaded. */
  static void load() {
    new SQLiteConfig();
  }

  /**
   * Opens a database that may be empty; what a crash left in the write-ahead log is in the file
   * afterwards.
   *
   * @return a connection on which a statement by itself is a transaction, and on disk when it ends
   * @throws StoreException when it is damaged or another program's
   */
  static Connection open(DatabaseFile file, Check check) throws SQLException, StoreException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setGetGeneratedKeys(false); // or the driver asks for them after every row
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.path());
    try {
      prepare(connection, check);
      return connection;
    } catch (SQLException | StoreException e) {
      try {
        connection.close();
      } catch (SQLException next) {
        e.addSuppressed(next);
      }
      throw e;
    }
  }

  private static void prepare(Connection connection, Check check)
      throws SQLException, StoreException {
    try (Statement sql = connection.createStatement()) {
      refuseForeign(sql);
      sql.execute("PRAGMA journal_mode = WAL");
      sql.execute("PRAGMA synchronous = FULL");
      sql.execute(CHECKPOINT_PAGES);
      sql.execute(LARGEST_LOG);
      connection.setAutoCommit(false);
      Schema.prepare(connection);
      connection.setAutoCommit(true);
      checkpoint(sql);
      switch (check) {
        case EVERYTHING -> quickCheck(sql);
        case NOTHING -> {}
      }
    }
  }

  private static void refuseForeign(Statement sql) throws SQLException, StoreException {
    int application = number(sql, "PRAGMA application_id");
    boolean used = number(sql, "SELECT count(*) FROM sqlite_schema") > 0;
    if (used && application != Schema.APPLICATION) {
      throw Schema.isCurrent(sql)
          ? new StoreException(StoreException.Kind.DAMAGED, "its application number is damaged")
          : new StoreException(
              StoreException.Kind.UNFIT, "it is another program's database, and was not touched");
    }
  }

  /**
   * Empties the log into the file, and waits for the disk: after a failed write nothing that the
   * log seems to hold is to be trusted.
   */
  private static void checkpoint(Statement sql) throws SQLException, StoreException {
    if (number(sql, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
      throw new StoreException(StoreException.Kind.FAILED, "another program keeps it locked");
    }
  }

  private static void quickCheck(Statement sql) throws SQLException, StoreException {
    try (ResultSet rows = sql.executeQuery("PRAGMA quick_check(1)")) {
      String result = rows.next() ? rows.getString(1) : "";
      if (!result.equals("ok")) {
        throw new StoreException(StoreException.Kind.DAMAGED, result.replace('\n', ' '));
      }
    }
  }

  private static int number(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}

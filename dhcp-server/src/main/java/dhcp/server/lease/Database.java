package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens a database file as the leases need it, and looks whether it is whole. */
final class Database {
  private static final int BUSY_MILLIS = 1000;

  /**
   * SQLite syncs the log when it begins it and before it copies it into the file, so that what is
   * on disk is always a whole database; what of the log's end is there is seen to by {@link
   * LogSync}. The log is copied by {@link Checkpointer}, at sixteen megabytes by SQLite if that
   * failed, and cut back when a reader has let it grow to more than eight.
   */
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = NORMAL",
          "PRAGMA wal_autocheckpoint = 4000",
          "PRAGMA journal_size_limit = 8388608");

  /**
   * An open database.
   *
   * @param unread what the log holds and SQLite did not read, which is nothing unless it was
   *     damaged
   */
  record Opened(Connection connection, Salvage unread) {}

  /** How much is looked at before the database is trusted. */
  enum Check {
    /** All of it. */
    EVERYTHING,
    /** Nothing: it was whole when it was opened before, and nothing says that it is not. */
    NOTHING
  }

  private Database() {}

  /**
   * Opens a database that may be empty; what a crash left in the write-ahead log is in the file
   * afterwards.
   *
   * @return a connection on which a statement by itself is a transaction, and on disk when it ends
   * @throws StoreException when it is damaged or another program's
   */
  static Opened open(DatabaseFile file, Check check)
      throws SQLException, IOException, StoreException {
    LogFrames frames = LogFrames.read(file.log());
    Connection connection = connect(file.path());
    try (Statement sql = connection.createStatement()) {
      RowChecksum.bringTo(connection);
      refuseForeign(sql);
      for (String setting : SETTINGS) {
        sql.execute(setting);
      }
      Salvage unread =
          frames.areMoreThan(checkpoint(connection)) ? Salvage.of(file.log()) : Salvage.of();
      prepare(connection, sql, check);
      return new Opened(connection, unread);
    } catch (SQLException | IOException | StoreException e) {
      try {
        connection.close();
      } catch (SQLException next) {
        e.addSuppressed(next);
      }
      throw e;
    }
  }

  /** A connection for one thread at a time, as it comes. */
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setGetGeneratedKeys(false); // or the driver asks for them after every row
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void prepare(Connection connection, Statement sql, Check check)
      throws SQLException, StoreException {
    connection.setAutoCommit(false);
    Schema.prepare(connection);
    connection.setAutoCommit(true);
    // What a statement would need to be undone is else written to /var/tmp beyond 64 KiB. Not
    // before: to bring an old version up is one large statement.
    sql.execute("PRAGMA temp_store = MEMORY");
    emptyLog(sql);
    switch (check) {
      case EVERYTHING -> quickCheck(sql);
      case NOTHING -> {}
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

  /** Copies the log into the file, and says how many frames SQLite found in it. */
  static int checkpoint(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return rows.next() ? rows.getInt(2) : 0;
    }
  }

  /**
   * Empties the log into the file, and waits for the disk: after a failed write nothing that the
   * log seems to hold is to be trusted.
   */
  private static void emptyLog(Statement sql) throws SQLException, StoreException {
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

package dhcp.server.lease;

import dhcp.server.engine.LeaseRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postgresql.Driver;

/** A lease database in a schema of a PostgreSQL database, here or elsewhere. */
public final class PostgresDatabase implements LeaseDatabase {
  /** What a URL of one starts with. */
  public static final String SCHEME = "jdbc:postgresql:";

  private static final String PASSWORD = "PGPASSWORD";

  /** Seconds until a database that does not answer counts as one that is not there. */
  private static final String PATIENCE = "10";

  private final String url;

  /**
   * @param url as the driver takes it: {@code jdbc:postgresql://HOST/DATABASE?user=NAME}
   */
  public PostgresDatabase(String url) {
    this.url = url;
  }

  @Override
  public Opened open(HistoryLimit history, Supplier<Moment> clock, Consumer<String> tell)
      throws StoreException {
    return PostgresStore.open(this, new HistoryPruner(history), clock, tell);
  }

  @Override
  public List<LeaseRecord> read(Moment now, Consumer<String> tell) throws StoreException {
    try (Connection connection = connect()) {
      connection.setReadOnly(true);
      if (!PostgresSchema.isThere(connection)) {
        throw new StoreException(StoreException.Kind.UNFIT, "there are no leases in it");
      }
      PostgresSchema.demandCurrent(connection);
      PostgresSession session = new PostgresSession(connection);
      Restored restored = new Restored(session.lastWrite().written(), now, tell);
      session.leases(restored::add);
      return restored.leases();
    } catch (SQLException e) {
      throw PostgresTrouble.of("the lease database " + this + " cannot be read", e);
    } catch (StoreException e) {
      throw new StoreException(
          e.kind(), "the lease database " + this + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Connects, by nothing but this driver: another one need not be loaded for that. A statement by
   * itself is a transaction, and as durable as the database can make it when it ends.
   */
  Connection connect() throws SQLException {
    Properties usual = new Properties(); // what the URL says goes before
    usual.setProperty("connectTimeout", PATIENCE);
    usual.setProperty("loginTimeout", PATIENCE);
    usual.setProperty("socketTimeout", PATIENCE);
    usual.setProperty("tcpKeepAlive", "true");
    String password = System.getenv(PASSWORD);
    if (password != null) {
      usual.setProperty("password", password);
    }
    if (Driver.parseURL(url, usual) == null) {
      // What the driver says of it holds all of it, and so perhaps a password.
      throw new SQLException("the URL cannot be read; its form is jdbc:postgresql://HOST/DATABASE");
    }
    return new Driver().connect(url, usual);
  }

  /** Asks for commits that are on disk, unless the role asks for more. */
  static void demandDurable(Connection connection, Consumer<String> tell) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      if (List.of("off", "local").contains(setting(sql, "synchronous_commit"))) {
        sql.execute("SET synchronous_commit = on");
      }
      if (setting(sql, "fsync").equals("off")) {
        tell.accept("this PostgreSQL runs with fsync off: a power cut may cost it leases");
      }
    }
  }

  private static String setting(Statement sql, String name) throws SQLException {
    try (ResultSet rows = sql.executeQuery("SHOW " + name)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** Without parameters, of which one may be a password. */
  @Override
  public String toString() {
    int parameters = url.indexOf('?');
    return (parameters < 0 ? url : url.substring(0, parameters)).replaceAll("//[^/]*@", "//");
  }
}

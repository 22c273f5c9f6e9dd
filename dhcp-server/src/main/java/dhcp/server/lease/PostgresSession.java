package dhcp.server.lease;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A connection to PostgreSQL on a schema of this version. A write is one statement, so it is one
 * transaction and one answer of the database, whatever it changes. After any failure it is of no
 * use.
 */
final class PostgresSession implements AutoCloseable {
  private static final int FETCHED_AT_ONCE = 10_000;

  /** A client that extends a lease which has not ended has its address since it first had it. */
  private static final String WRITE =
      """
      WITH this AS (
        SELECT ?::bigint AS seq, ?::bigint AS boot, ?::bigint AS uptime, ?::bigint AS changed
      ), noted AS (
        UPDATE lease_schema SET seq = this.seq, boot = this.boot, uptime = this.uptime,
                                changed = this.changed
        FROM this
      ), forgotten AS (
        DELETE FROM lease WHERE address = ANY(?)
      )
      INSERT INTO lease AS old(address, seq, state, client, hardware, hostname, agent, seconds,
                               remaining, boot, uptime, changed, since)
      SELECT row.*, this.boot, this.uptime, this.changed, this.changed
      FROM this, unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bigint[], ?::bigint[]) AS row
      ON CONFLICT(address) DO UPDATE SET
        seq = excluded.seq, state = excluded.state, client = excluded.client,
        hardware = excluded.hardware, hostname = excluded.hostname, agent = excluded.agent,
        seconds = excluded.seconds, remaining = excluded.remaining, boot = excluded.boot,
        uptime = excluded.uptime, changed = excluded.changed,
        since = CASE WHEN old.client = excluded.client AND old.state = 'bound'
                      AND (old.remaining IS NULL
                           OR old.changed + old.remaining >= excluded.changed)
                     THEN old.since ELSE excluded.since END""";

  private static final String LEASES =
      """
      SELECT seq, address, state, client, hardware, hostname, agent, seconds, remaining, boot,
             uptime, changed
      FROM lease""";

  private static final String LAST_WRITE = "SELECT seq, boot, uptime, changed FROM lease_schema";

  private final Connection connection;

  PostgresSession(Connection connection) {
    this.connection = connection;
  }

  /** The end of what was written; its number is 0 when nothing was. */
  LastWrite lastWrite() throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(LAST_WRITE)) {
      return rows.next()
          ? new LastWrite(
              rows.getLong(1), new Moment(rows.getLong(2), rows.getLong(3), rows.getLong(4)))
          : new LastWrite(0, new Moment(0, 0, 0));
    }
  }

  /** Reads the leases, a piece of the table at a time, for all of it would take much room. */
  void leases(Consumer<LeaseRow> each) throws SQLException {
    connection.setAutoCommit(false); // or the driver reads all of it at once
    try (Statement sql = connection.createStatement()) {
      sql.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = sql.executeQuery(LEASES)) {
        while (rows.next()) {
          each.accept(row(rows));
        }
      }
    }
    connection.setAutoCommit(true);
  }

  private static LeaseRow row(ResultSet rows) throws SQLException {
    long left = rows.getLong(9);
    OptionalLong remaining = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(left);
    return new LeaseRow(
        rows.getLong(1),
        rows.getLong(2),
        rows.getString(3),
        rows.getString(4),
        rows.getString(5),
        rows.getString(6),
        rows.getString(7),
        rows.getLong(8),
        remaining,
        new Moment(rows.getLong(10), rows.getLong(11), rows.getLong(12)));
  }

  /**
   * Makes rows durable.
   *
   * @param rows of one moment, at least one, no address twice, the last with the highest number
   */
  void write(List<LeaseRow> rows) throws SQLException {
    List<LeaseRow> kept = new ArrayList<>(rows.size());
    List<LeaseRow> gone = new ArrayList<>();
    rows.forEach(row -> (row.state().equals(LeaseRow.NONE) ? gone : kept).add(row));
    LeaseRow last = rows.get(rows.size() - 1);
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setLong(1, last.seq());
      write.setLong(2, last.written().boot());
      write.setLong(3, last.written().uptime());
      write.setLong(4, last.written().wall());
      write.setArray(5, numbers(gone, LeaseRow::address));
      write.setArray(6, numbers(kept, LeaseRow::address));
      write.setArray(7, numbers(kept, LeaseRow::seq));
      write.setArray(8, texts(kept, LeaseRow::state));
      write.setArray(9, texts(kept, LeaseRow::client));
      write.setArray(10, texts(kept, LeaseRow::hardware));
      write.setArray(11, texts(kept, LeaseRow::hostname));
      write.setArray(12, texts(kept, LeaseRow::agent));
      write.setArray(13, numbers(kept, LeaseRow::seconds));
      write.setArray(
          14, numbers(kept, row -> row.left().isPresent() ? row.left().getAsLong() : null));
      write.executeUpdate();
    }
  }

  private Array numbers(List<LeaseRow> rows, Function<LeaseRow, Long> number) throws SQLException {
    return connection.createArrayOf("bigint", rows.stream().map(number).toArray());
  }

  private Array texts(List<LeaseRow> rows, Function<LeaseRow, String> text) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(text).toArray());
  }

  /** Drops a piece of history that is to go, and says whether there is more. */
  boolean prune(HistoryPruner pruner, Moment now) throws SQLException {
    return pruner.prune(connection, now);
  }

  /** Whether the database still answers on this connection. */
  void demandAnswer() throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("SELECT 1");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

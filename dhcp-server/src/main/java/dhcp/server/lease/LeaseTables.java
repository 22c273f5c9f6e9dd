package dhcp.server.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;

/** The statements that write, prepared once for a connection. Each call is one transaction. */
final class LeaseTables {
  private static final String APPEND =
      "INSERT INTO journal(seq, boot, uptime, changed, changes) VALUES (?, ?, ?, ?, ?)";

  /** A client that extends a lease which has not ended has its address since it first had it. */
  private static final String PUT =
      """
      INSERT INTO lease(address, seq, state, client, hardware, hostname, agent, seconds, remaining,
                        boot, uptime, changed, since, crc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?12, ?12, ?13)
      ON CONFLICT(address) DO UPDATE SET
        seq = excluded.seq, state = excluded.state, client = excluded.client,
        hardware = excluded.hardware, hostname = excluded.hostname, agent = excluded.agent,
        seconds = excluded.seconds, remaining = excluded.remaining, boot = excluded.boot,
        uptime = excluded.uptime, changed = excluded.changed, crc = excluded.crc,
        since = CASE WHEN client = excluded.client AND state = 'bound'
                      AND (remaining IS NULL OR changed + remaining >= excluded.changed)
                     THEN since ELSE excluded.since END
      WHERE excluded.seq > seq""";

  private static final String FORGET = "DELETE FROM lease WHERE address = ? AND seq <= ?";
  private static final String FOLDED = "DELETE FROM journal WHERE seq <= ?";

  private static final String INSERT_HISTORY =
      "INSERT INTO history(address, client, hardware, hostname, agent, since, until, crc)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private final Connection connection;
  private final PreparedStatement append;
  private final PreparedStatement put;
  private final PreparedStatement forget;
  private final PreparedStatement folded;

  /** On a connection that commits each statement by itself. */
  LeaseTables(Connection connection) throws SQLException {
    this.connection = connection;
    append = connection.prepareStatement(APPEND);
    put = connection.prepareStatement(PUT);
    forget = connection.prepareStatement(FORGET);
    folded = connection.prepareStatement(FOLDED);
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** Does several statements as one transaction. */
  private void together(Work work) throws SQLException {
    connection.setAutoCommit(false);
    work.run();
    connection.setAutoCommit(true); // commits
  }

  /** Adds to the journal; on disk when it returns. */
  void append(List<JournalEntry> entries) throws SQLException {
    if (entries.size() == 1) {
      appendEach(entries);
    } else {
      together(() -> appendEach(entries));
    }
  }

  /** The same in the transaction that is open. */
  void appendEach(List<JournalEntry> entries) throws SQLException {
    for (JournalEntry entry : entries) {
      append.setLong(1, entry.seq());
      set(append, 2, entry.written());
      append.setString(5, entry.text());
      append.executeUpdate();
    }
  }

  /** Puts rows into the table of leases. */
  void put(List<LeaseRow> rows) throws SQLException {
    together(() -> putEach(rows));
  }

  /** The same, and empties the journal up to a number. */
  void fold(List<LeaseRow> rows, long lastSeq) throws SQLException {
    together(
        () -> {
          putEach(rows);
          folded.setLong(1, lastSeq);
          folded.executeUpdate();
        });
  }

  private void putEach(List<LeaseRow> rows) throws SQLException {
    for (LeaseRow row : rows) {
      if (row.state().equals(LeaseRow.NONE)) {
        forget.setLong(1, row.address());
        forget.setLong(2, row.seq());
        forget.executeUpdate();
      } else {
        put(row);
      }
    }
  }

  private void put(LeaseRow row) throws SQLException {
    put.setLong(1, row.address());
    put.setLong(2, row.seq());
    put.setString(3, row.state());
    put.setString(4, row.client());
    put.setString(5, row.hardware());
    put.setString(6, row.hostname());
    put.setString(7, row.agent());
    put.setLong(8, row.seconds());
    if (row.left().isPresent()) {
      put.setLong(9, row.left().getAsLong());
    } else {
      put.setNull(9, Types.INTEGER);
    }
    set(put, 10, row.written());
    put.setLong(13, row.check());
    put.executeUpdate();
  }

  private static void set(PreparedStatement statement, int from, Moment written)
      throws SQLException {
    statement.setLong(from, written.boot());
    statement.setLong(from + 1, written.uptime());
    statement.setLong(from + 2, written.wall());
  }

  /** Puts back what was salvaged. */
  void insertHistory(Collection<Tenancy> history) throws SQLException {
    together(() -> insertEach(history));
  }

  private void insertEach(Collection<Tenancy> history) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_HISTORY)) {
      for (Tenancy tenancy : history) {
        insert.setLong(1, tenancy.address());
        insert.setString(2, tenancy.client());
        insert.setString(3, tenancy.hardware());
        insert.setString(4, tenancy.hostname());
        insert.setString(5, tenancy.agent());
        insert.setLong(6, tenancy.since());
        insert.setLong(7, tenancy.until());
        insert.setLong(8, tenancy.check());
        insert.executeUpdate();
      }
    }
  }
}

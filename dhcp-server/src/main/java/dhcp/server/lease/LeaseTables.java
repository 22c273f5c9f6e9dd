package dhcp.server.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The statements that write, prepared once for a connection. Each call is one transaction. */
final class LeaseTables {
  private static final String APPEND =
      "INSERT INTO journal(seq, boot, uptime, changed, changes) VALUES (?, ?, ?, ?, ?)";

  private static final String FORGET = "DELETE FROM lease WHERE address = ? AND seq <= ?";
  private static final String FOLDED = "DELETE FROM journal WHERE seq <= ?";

  private static final String INSERT_HISTORY =
      "INSERT INTO history(address, client, hardware, hostname, agent, since, until, crc)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private final Connection connection;
  private final PreparedStatement append;
  private final PutStatements put;
  private final PreparedStatement forget;
  private final PreparedStatement folded;

  /** On a connection that commits each statement by itself. */
  LeaseTables(Connection connection) throws SQLException {
    this.connection = connection;
    append = connection.prepareStatement(APPEND);
    put = new PutStatements(connection);
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
      Moment written = entry.written();
      append.setLong(2, written.boot());
      append.setLong(3, written.uptime());
      append.setLong(4, written.wall());
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

  /** In their order, for a later row of the same address may take away what an earlier one put. */
  private void putEach(List<LeaseRow> rows) throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int to = from;
      while (to < rows.size() && !rows.get(to).state().equals(LeaseRow.NONE)) {
        to++;
      }
      put.put(rows.subList(from, to));
      if (to < rows.size()) {
        forget(rows.get(to++));
      }
      from = to;
    }
  }

  private void forget(LeaseRow row) throws SQLException {
    forget.setLong(1, row.address());
    forget.setLong(2, row.seq());
    forget.executeUpdate();
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

package dhcp.server.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads what is stored, and takes nothing that its sum does not vouch for. */
final class LeaseReader implements AutoCloseable {
  private static final String EACH =
      """
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
             value ->> 6, value ->> 7
      FROM json_each(?) ORDER BY key""";

  private final Connection connection;
  private final PreparedStatement each;

  LeaseReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.each = connection.prepareStatement(EACH);
  }

  /**
   * The table of leases.
   *
   * @throws StoreException when a row is not as it was written
   */
  List<LeaseRow> leases() throws SQLException, StoreException {
    List<LeaseRow> leases = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT seq, address, state, client, hardware, hostname, agent, seconds, remaining,"
                    + " boot, uptime, changed, crc FROM lease")) {
      while (rows.next()) {
        LeaseRow row =
            new LeaseRow(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getLong(8),
                number(rows, 9),
                moment(rows, 10));
        demand(row.check() == rows.getLong(13), "lease", row.seq());
        leases.add(row);
      }
    }
    return leases;
  }

  /**
   * The journal in its order.
   *
   * @throws StoreException when a row is not as it was written
   */
  List<JournalEntry> journal() throws SQLException, StoreException {
    List<JournalEntry> entries = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT seq, boot, uptime, changed, changes, crc FROM journal ORDER BY seq")) {
      while (rows.next()) {
        long seq = rows.getLong(1);
        Moment written = moment(rows, 2);
        String text = rows.getString(5);
        demand(JournalEntry.check(seq, written, text) == rows.getLong(6), "journal", seq);
        entries.add(new JournalEntry(changes(seq, written, text), text));
      }
    }
    return entries;
  }

  /** Takes the text of a journal's row apart. */
  List<LeaseRow> changes(long seq, Moment written, String text) throws SQLException {
    List<LeaseRow> changes = new ArrayList<>();
    each.setString(1, text);
    try (ResultSet values = each.executeQuery()) {
      while (values.next()) {
        changes.add(
            new LeaseRow(
                seq + changes.size(),
                values.getLong(1),
                values.getString(2),
                values.getString(3),
                values.getString(4),
                values.getString(5),
                values.getString(6),
                values.getLong(7),
                number(values, 8),
                written));
      }
    }
    return changes;
  }

  /** The highest number in the table of leases, 0 when it is empty. */
  long lastSeq() throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT ifnull(max(seq), 0) FROM lease")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static OptionalLong number(ResultSet rows, int column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Moment moment(ResultSet rows, int from) throws SQLException {
    return new Moment(rows.getLong(from), rows.getLong(from + 1), rows.getLong(from + 2));
  }

  private static void demand(boolean right, String table, long seq) throws StoreException {
    if (!right) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "row " + seq + " of its table '" + table + "' is not as it was written");
    }
  }

  @Override
  public void close() throws SQLException {
    each.close();
  }
}

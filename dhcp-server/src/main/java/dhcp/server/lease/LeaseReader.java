package dhcp.server.lease;

import dhcp.message.Text;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads what is stored, and takes nothing that its sum does not vouch for. */
final class LeaseReader {
  /** One column, for to the driver each value is a call of its own. */
  private static final String LEASES =
      """
      SELECT seq || '|' || address || '|' || state || '|' || client || '|' || hardware || '|'
             || hostname || '|' || agent || '|' || seconds || '|' || ifnull(remaining, '') || '|'
             || boot || '|' || uptime || '|' || changed, crc
      FROM lease""";

  private static final String JOURNAL =
      "SELECT seq, boot, uptime, changed, changes FROM journal ORDER BY seq";

  private final Connection connection;

  LeaseReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * The table of leases.
   *
   * @throws StoreException when a row is not as it was written
   */
  List<LeaseRow> leases() throws SQLException, StoreException {
    List<LeaseRow> leases = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(LEASES)) {
      while (rows.next()) {
        String text = String.valueOf(rows.getString(1));
        demand(LeaseRow.checksum(text) == rows.getLong(2), text);
        leases.add(LeaseRow.parse(text));
      }
    }
    return leases;
  }

  /**
   * The journal in its order, the changes of each of its rows together.
   *
   * @throws StoreException when a row is not as it was written
   */
  List<List<LeaseRow>> journal() throws SQLException, StoreException {
    List<List<LeaseRow>> entries = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(JOURNAL)) {
      while (rows.next()) {
        JournalText text = JournalText.read(rows.getString(5), moment(rows, 2));
        demand(text.isWhole(), rows.getString(1));
        entries.add(text.rows());
      }
    }
    return entries;
  }

  private static Moment moment(ResultSet rows, int from) throws SQLException {
    return new Moment(rows.getLong(from), rows.getLong(from + 1), rows.getLong(from + 2));
  }

  private static void demand(boolean right, String row) throws StoreException {
    if (!right) {
      throw new StoreException(
          StoreException.Kind.DAMAGED, "a row is not as it was written: " + Text.escape(row, 100));
    }
  }

  /** The highest number in the table of leases, 0 when it is empty. */
  long lastSeq() throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT ifnull(max(seq), 0) FROM lease")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}

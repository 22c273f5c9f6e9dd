package dhcp.server.lease;

import dhcp.message.Text;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

  /** To SQLite, columns beside the only maximum are those of its row. */
  private static final String LAST_WRITE = "SELECT max(seq), boot, uptime, changed FROM lease";

  private final Connection connection;

  LeaseReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads the table of leases, one row after the other, for all of them would take much room.
   *
   * @throws StoreException when a row is not as it was written
   */
  void leases(Consumer<LeaseRow> each) throws SQLException, StoreException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(LEASES)) {
      while (rows.next()) {
        byte[] text = rows.getBytes(1);
        if (text == null || LeaseRow.checksum(text) != rows.getLong(2)) {
          throw damaged(rows.getString(1));
        }
        each.accept(LeaseRow.parse(new String(text, StandardCharsets.US_ASCII)));
      }
    }
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
        if (!text.isWhole()) {
          throw damaged(rows.getString(5));
        }
        entries.add(text.rows());
      }
    }
    return entries;
  }

  private static Moment moment(ResultSet rows, int from) throws SQLException {
    return new Moment(rows.getLong(from), rows.getLong(from + 1), rows.getLong(from + 2));
  }

  private static StoreException damaged(String row) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "a row is not as it was written: " + Text.escape(String.valueOf(row), 100));
  }

  /** The last write of the table of leases; empty when there was none. */
  Optional<LastWrite> lastWrite() throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(LAST_WRITE)) {
      return rows.next() && rows.getLong(1) > 0
          ? Optional.of(new LastWrite(rows.getLong(1), moment(rows, 2)))
          : Optional.empty();
    }
  }
}

package dhcp.server.lease;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/**
 * The sum of a row as a function of SQL, for the triggers that write history. Who has it not, such
 * as the {@code sqlite3} tool, can read but not change leases.
 */
final class RowChecksum extends Function {
  private RowChecksum() {}

  static void bringTo(Connection connection) throws SQLException {
    Function.create(connection, "crc32c", new RowChecksum(), 1, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    result(LeaseRow.checksum(value_text(0)));
  }
}

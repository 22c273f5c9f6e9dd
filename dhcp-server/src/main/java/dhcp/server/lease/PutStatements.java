package dhcp.server.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * Puts rows into the table of leases, many with one statement: what it costs to begin and end one
 * is a good part of what a row costs.
 */
final class PutStatements {
  /** Rows of one statement; more of them gain nothing more. */
  private static final int MOST = 32;

  private static final String INSERT =
      """
      INSERT INTO lease(address, seq, state, client, hardware, hostname, agent, seconds, remaining,
                        boot, uptime, changed, since, crc)
      VALUES\s""";

  /** Values of a row; the moment of the change is at first since when the client has the lease. */
  private static final int VALUES = 13;

  private static final int CHANGED = 12;

  /** A client that extends a lease which has not ended has its address since it first had it. */
  private static final String OR_UPDATE =
      """

      ON CONFLICT(address) DO UPDATE SET
        seq = excluded.seq, state = excluded.state, client = excluded.client,
        hardware = excluded.hardware, hostname = excluded.hostname, agent = excluded.agent,
        seconds = excluded.seconds, remaining = excluded.remaining, boot = excluded.boot,
        uptime = excluded.uptime, changed = excluded.changed, crc = excluded.crc,
        since = CASE WHEN client = excluded.client AND state = 'bound'
                      AND (remaining IS NULL OR changed + remaining >= excluded.changed)
                     THEN since ELSE excluded.since END
      WHERE excluded.seq > seq""";

  private final Connection connection;

  /** By how many rows they take; made when they are first needed. */
  private final PreparedStatement[] statements = new PreparedStatement[MOST + 1];

  PutStatements(Connection connection) {
    this.connection = connection;
  }

  /** In the transaction that is open, or one for every {@value #MOST} rows. */
  void put(List<LeaseRow> rows) throws SQLException {
    for (int from = 0; from < rows.size(); from += MOST) {
      putTogether(rows.subList(from, Math.min(rows.size(), from + MOST)));
    }
  }

  private void putTogether(List<LeaseRow> rows) throws SQLException {
    PreparedStatement put = of(rows.size());
    int before = 0;
    for (LeaseRow row : rows) {
      set(put, before, row);
      before += VALUES;
    }
    put.executeUpdate();
  }

  private PreparedStatement of(int rows) throws SQLException {
    if (statements[rows] == null) {
      statements[rows] = connection.prepareStatement(sql(rows));
    }
    return statements[rows];
  }

  private static String sql(int rows) {
    StringBuilder sql = new StringBuilder(INSERT);
    for (int row = 0; row < rows; row++) {
      int before = row * VALUES;
      sql.append(row == 0 ? "(" : ", (");
      for (int value = 1; value <= CHANGED; value++) {
        sql.append('?').append(before + value).append(", ");
      }
      sql.append('?').append(before + CHANGED).append(", ?").append(before + VALUES).append(')');
    }
    return sql.append(OR_UPDATE).toString();
  }

  private static void set(PreparedStatement put, int before, LeaseRow row) throws SQLException {
    put.setLong(before + 1, row.address());
    put.setLong(before + 2, row.seq());
    put.setString(before + 3, row.state());
    put.setString(before + 4, row.client());
    put.setString(before + 5, row.hardware());
    put.setString(before + 6, row.hostname());
    put.setString(before + 7, row.agent());
    put.setLong(before + 8, row.seconds());
    if (row.left().isPresent()) {
      put.setLong(before + 9, row.left().getAsLong());
    } else {
      put.setNull(before + 9, Types.INTEGER);
    }
    put.setLong(before + 10, row.written().boot());
    put.setLong(before + 11, row.written().uptime());
    put.setLong(before + CHANGED, row.written().wall());
    put.setLong(before + VALUES, row.check());
  }
}

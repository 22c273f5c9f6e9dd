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
                        crc, boot, uptime, changed, since)
      VALUES\s""";

  /** The moment of the change, the same for all; it is at first since when the client has it. */
  private static final String MOMENT = "?1, ?2, ?3, ?3";

  private static final int VALUES_OF_MOMENT = 3;
  private static final int VALUES_OF_ROW = 10;

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

  /** In the transaction that is open, or one for every {@value #MOST} rows or each moment. */
  void put(List<LeaseRow> rows) throws SQLException {
    for (int from = 0, to; from < rows.size(); from = to) {
      to = endOfMoment(rows, from);
      putTogether(rows.subList(from, to));
    }
  }

  /** Where rows end that are of the same moment and not too many for one statement. */
  private static int endOfMoment(List<LeaseRow> rows, int from) {
    Moment moment = rows.get(from).written();
    int end = Math.min(rows.size(), from + MOST);
    int to = from + 1;
    while (to < end && rows.get(to).written().equals(moment)) {
      to++;
    }
    return to;
  }

  private void putTogether(List<LeaseRow> rows) throws SQLException {
    PreparedStatement put = of(rows.size());
    Moment moment = rows.get(0).written();
    put.setLong(1, moment.boot());
    put.setLong(2, moment.uptime());
    put.setLong(3, moment.wall());
    int before = VALUES_OF_MOMENT;
    for (LeaseRow row : rows) {
      set(put, before, row);
      before += VALUES_OF_ROW;
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
    int value = VALUES_OF_MOMENT;
    for (int row = 0; row < rows; row++) {
      sql.append(row == 0 ? "(" : ", (");
      for (int i = 0; i < VALUES_OF_ROW; i++) {
        sql.append('?').append(++value).append(", ");
      }
      sql.append(MOMENT).append(')');
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
    put.setLong(before + VALUES_OF_ROW, row.check());
  }
}

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

  /** The moment of the change is at first since when the client has the address, too. */
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
  private final PreparedStatement[] ofOneMoment = new PreparedStatement[MOST + 1];

  private final PreparedStatement[] ofManyMoments = new PreparedStatement[MOST + 1];

  PutStatements(Connection connection) {
    this.connection = connection;
  }

  /** In the transaction that is open, or one for every {@value #MOST} rows. */
  void put(List<LeaseRow> rows) throws SQLException {
    for (int from = 0; from < rows.size(); from += MOST) {
      putTogether(rows.subList(from, Math.min(rows.size(), from + MOST)));
    }
  }

  /** New rows are of one moment, which is bound once then; what was noted of them is of many. */
  private void putTogether(List<LeaseRow> rows) throws SQLException {
    int moments = isOfOneMoment(rows) ? 1 : rows.size();
    PreparedStatement put = of(rows.size(), moments);
    int before = 0;
    for (LeaseRow row : rows.subList(0, moments)) {
      set(put, before, row.written());
      before += VALUES_OF_MOMENT;
    }
    for (LeaseRow row : rows) {
      set(put, before, row);
      before += VALUES_OF_ROW;
    }
    put.executeUpdate();
  }

  private static boolean isOfOneMoment(List<LeaseRow> rows) {
    Moment first = rows.get(0).written();
    for (LeaseRow row : rows) {
      if (!row.written().equals(first)) {
        return false;
      }
    }
    return true;
  }

  private PreparedStatement of(int rows, int moments) throws SQLException {
    PreparedStatement[] statements = moments == 1 ? ofOneMoment : ofManyMoments;
    if (statements[rows] == null) {
      statements[rows] = connection.prepareStatement(sql(rows, moments));
    }
    return statements[rows];
  }

  /** The values of the moments come first, and then those of the rows. */
  private static String sql(int rows, int moments) {
    StringBuilder sql = new StringBuilder(INSERT);
    int value = moments * VALUES_OF_MOMENT;
    for (int row = 0; row < rows; row++) {
      sql.append(row == 0 ? "(" : ", (");
      for (int i = 0; i < VALUES_OF_ROW; i++) {
        sql.append('?').append(++value).append(", ");
      }
      int moment = moments == 1 ? 0 : row * VALUES_OF_MOMENT;
      sql.append('?').append(moment + 1).append(", ?").append(moment + 2);
      sql.append(", ?").append(moment + 3).append(", ?").append(moment + 3).append(')');
    }
    return sql.append(OR_UPDATE).toString();
  }

  private static void set(PreparedStatement put, int before, Moment moment) throws SQLException {
    put.setLong(before + 1, moment.boot());
    put.setLong(before + 2, moment.uptime());
    put.setLong(before + 3, moment.wall());
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

package dhcp.server.lease;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Databases of version 1, as far as they differ: a row of the journal had one sum for all its
 * changes, which were numbered from its own number on, and history had no sums.
 */
final class Version1 {
  static final int JOURNAL_COLUMNS = 6;
  static final int HISTORY_COLUMNS = 8;

  private static final Pattern CHANGE = Pattern.compile("\\[" + JournalText.VALUES + "\\]");

  private static final List<String> BEFORE =
      List.of(
          "DROP VIEW leases",
          "DROP VIEW tenancies",
          "DROP TRIGGER keep_changed",
          "DROP TRIGGER keep_forgotten",
          "DROP TABLE journal",
          "CREATE TABLE history_1 AS SELECT * FROM history",
          "DROP TABLE history");

  private static final List<String> AFTER =
      List.of(
          """
          INSERT INTO history
          SELECT *, crc32c(concat_ws('|', address, client, hardware, hostname, agent, since, until))
          FROM history_1""",
          "DROP TABLE history_1");

  private Version1() {}

  /**
   * Makes a database one of version 2, in the transaction that is open.
   *
   * @param schema what is new or different there
   * @throws StoreException when a row of the journal is not as it was written
   */
  static void bringUp(Connection connection, List<String> schema)
      throws SQLException, StoreException {
    try (Statement sql = connection.createStatement()) {
      List<List<LeaseRow>> journal = journal(sql);
      for (String statement : BEFORE) {
        sql.execute(statement);
      }
      for (String statement : schema) {
        sql.execute(statement);
      }
      for (String statement : AFTER) {
        sql.execute(statement);
      }
      LeaseTables tables = new LeaseTables(connection);
      for (List<LeaseRow> changes : journal) {
        tables.appendEach(JournalEntry.of(changes));
      }
    }
  }

  private static List<List<LeaseRow>> journal(Statement sql) throws SQLException, StoreException {
    List<List<LeaseRow>> journal = new ArrayList<>();
    try (ResultSet rows =
        sql.executeQuery(
            "SELECT seq, boot, uptime, changed, changes, crc FROM journal ORDER BY seq")) {
      while (rows.next()) {
        long seq = rows.getLong(1);
        Moment written = new Moment(rows.getLong(2), rows.getLong(3), rows.getLong(4));
        List<LeaseRow> changes = changes(seq, written, rows.getString(5), rows.getLong(6));
        if (changes.isEmpty()) {
          throw new StoreException(
              StoreException.Kind.DAMAGED, "row " + seq + " of its journal is not as written");
        }
        journal.add(changes);
      }
    }
    return journal;
  }

  /** What a row of the journal says; nothing when its sum is wrong. */
  static List<LeaseRow> changes(long seq, Moment written, String text, long sum) {
    List<LeaseRow> rows = new ArrayList<>();
    String all = "%d|%d|%d|%d|%s";
    if (LeaseRow.checksum(
            all.formatted(seq, written.boot(), written.uptime(), written.wall(), text))
        == sum) {
      Matcher change = CHANGE.matcher(text);
      while (change.find()) {
        rows.add(JournalText.row(change, seq + rows.size(), written));
      }
    }
    return rows;
  }
}

package dhcp.server.lease;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The database's tables and views. A database of an older version is brought up to this one; a
 * newer one is refused.
 */
final class Schema {
  /** What {@code file} and SQLite's header say whose database it is: "DHCP". */
  static final int APPLICATION = 0x44484350;

  /**
   * A row of lease or history ends with a sum over the rest of it, and so does each change in the
   * journal.
   */
  static final int LEASE_COLUMNS = 14;

  static final int JOURNAL_COLUMNS = 5;

  static final int HISTORY_COLUMNS = 9;

  static final int VERSION = 2;

  private static final String LEASE =
      """
      CREATE TABLE lease(
        address INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL,
        state TEXT NOT NULL,
        client TEXT NOT NULL,
        hardware TEXT NOT NULL,
        hostname TEXT NOT NULL,
        agent TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        remaining INTEGER,
        boot INTEGER NOT NULL,
        uptime INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        since INTEGER NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""";

  private static final String JOURNAL =
      """
      CREATE TABLE journal(
        seq INTEGER PRIMARY KEY,
        boot INTEGER NOT NULL,
        uptime INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        changes TEXT NOT NULL
      ) STRICT""";

  private static final String HISTORY =
      """
      CREATE TABLE history(
        id INTEGER PRIMARY KEY,
        address INTEGER NOT NULL,
        client TEXT NOT NULL,
        hardware TEXT NOT NULL,
        hostname TEXT NOT NULL,
        agent TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""";

  private static final String HISTORY_INDEX =
      "CREATE INDEX history_of_address ON history(address, since)";

  /** How a row comes into history. The sum is a function that {@link RowChecksum} brings. */
  private static final String TO_HISTORY =
      """
        INSERT INTO history(address, client, hardware, hostname, agent, since, until, crc)
        SELECT *, crc32c(concat_ws('|', address, client, hardware, hostname, agent, since, until))
        FROM (SELECT old.address AS address, old.client AS client, old.hardware AS hardware,
                     old.hostname AS hostname, old.agent AS agent, old.since AS since,
                     %s AS until);
      END""";

  /** A client's time with an address goes into history when somebody else's begins. */
  private static final String KEEP_CHANGED =
      """
      CREATE TRIGGER keep_changed AFTER UPDATE ON lease
      WHEN old.state IN ('bound', 'released', 'expired')
        AND (new.client <> old.client OR new.since <> old.since
             OR new.state IN ('declined', 'conflict'))
      BEGIN
      """
          + TO_HISTORY.formatted(
              "min(ifnull(old.changed + old.remaining, new.changed), new.changed)");

  private static final String KEEP_FORGOTTEN =
      """
      CREATE TRIGGER keep_forgotten AFTER DELETE ON lease
      WHEN old.state IN ('bound', 'released', 'expired') AND old.remaining IS NOT NULL
      BEGIN
      """
          + TO_HISTORY.formatted("old.changed + old.remaining");

  /** For people: the table with what the journal knows better, all of it as text. */
  private static final String LEASES =
      """
      CREATE VIEW leases AS
      WITH one AS (
        SELECT seq, address, state, client, hardware, hostname, agent, seconds, remaining, changed
        FROM lease
        UNION ALL
        SELECT json_extract(value, '$[8]'), json_extract(value, '$[0]'),
               json_extract(value, '$[1]'), json_extract(value, '$[2]'),
               json_extract(value, '$[3]'), json_extract(value, '$[4]'),
               json_extract(value, '$[5]'), json_extract(value, '$[6]'),
               json_extract(value, '$[7]'), changed
        FROM journal, json_each(journal.changes)
      ), latest AS (
        SELECT *, max(seq) FROM one GROUP BY address
      )
      SELECT printf('%d.%d.%d.%d', address >> 24, address >> 16 & 255, address >> 8 & 255,
                    address & 255) AS address,
             CASE WHEN state = 'bound' AND changed + remaining < strftime('%s', 'now') * 1000
                  THEN 'expired' ELSE state END AS state,
             CASE WHEN hardware LIKE '01____________' AND length(hardware) = 14
                  THEN printf('%s:%s:%s:%s:%s:%s', substr(hardware, 3, 2), substr(hardware, 5, 2),
                              substr(hardware, 7, 2), substr(hardware, 9, 2),
                              substr(hardware, 11, 2), substr(hardware, 13, 2))
                  ELSE hardware END AS mac,
             hostname,
             client,
             datetime(changed / 1000, 'unixepoch') AS changed,
             ifnull(datetime((changed + remaining) / 1000, 'unixepoch'), 'never') AS ends,
             seconds AS lease_seconds,
             agent AS relay_agent
      FROM latest WHERE state <> 'none' ORDER BY latest.address""";

  /** For people: who had which address from when to when. */
  private static final String TENANCIES =
      """
      CREATE VIEW tenancies AS
      WITH one AS (
        SELECT address, client, hardware, hostname, agent, since, until FROM history
        UNION ALL
        SELECT address, client, hardware, hostname, agent, since, changed + remaining
        FROM lease WHERE state IN ('bound', 'released', 'expired')
      )
      SELECT printf('%d.%d.%d.%d', address >> 24, address >> 16 & 255, address >> 8 & 255,
                    address & 255) AS address,
             datetime(since / 1000, 'unixepoch') AS since,
             ifnull(datetime(until / 1000, 'unixepoch'), 'never') AS until,
             client, hardware, hostname, agent AS relay_agent
      FROM one ORDER BY one.address, one.since""";

  /** What changed since {@link Version1}. */
  private static final List<String> SINCE_1 =
      List.of(JOURNAL, HISTORY, HISTORY_INDEX, KEEP_CHANGED, KEEP_FORGOTTEN, LEASES, TENANCIES);

  private static final List<String> ALL =
      Stream.concat(Stream.of(LEASE), SINCE_1.stream()).toList();

  private Schema() {}

  /**
   * Brings a database up to this version, in the transaction that is open.
   *
   * @throws StoreException when it is of a newer version, or not as its version says
   */
  static void prepare(Connection connection) throws SQLException, StoreException {
    try (Statement sql = connection.createStatement()) {
      int version = number(sql, "PRAGMA user_version");
      if (version == 1) {
        Version1.bringUp(connection, SINCE_1);
      } else if (version != VERSION) {
        if (!tables(sql).isEmpty()) {
          throw strange(version, isCurrent(sql));
        }
        for (String statement : ALL) {
          sql.execute(statement);
        }
      }
      if (version != VERSION) {
        sql.execute("PRAGMA application_id = " + APPLICATION);
        sql.execute("PRAGMA user_version = " + VERSION);
      }
      if (!isCurrent(sql)) {
        throw new StoreException(
            StoreException.Kind.DAMAGED, "its schema is not what it should be");
      }
    }
  }

  private static StoreException strange(int version, boolean current) {
    return current
        ? new StoreException(StoreException.Kind.DAMAGED, "its version number is damaged")
        : new StoreException(
            StoreException.Kind.UNFIT,
            "its version is "
                + version
                + ", and this server knows versions up to "
                + VERSION
                + "; did a newer server write it?");
  }

  /** Whether everything of this version is there; an operator may have added an index or a view. */
  static boolean isCurrent(Statement sql) throws SQLException {
    return tables(sql).containsAll(ALL);
  }

  /** The statements that made what is there. */
  private static Set<String> tables(Statement sql) throws SQLException {
    Set<String> found = new HashSet<>();
    try (ResultSet rows = sql.executeQuery("SELECT sql FROM sqlite_schema")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static int number(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}

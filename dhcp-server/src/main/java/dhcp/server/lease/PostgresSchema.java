package dhcp.server.lease;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables, history and views in PostgreSQL, in the schema that comes first in the search path. There
 * is no journal and no sum of rows: PostgreSQL's own log does what they do for SQLite.
 */
final class PostgresSchema {
  private static final int VERSION = 1;

  private static final List<String> ALL =
      List.of(
          // Of all writes the last: rows that are removed would take its number and clocks along.
          """
          CREATE TABLE lease_schema(
            version integer NOT NULL,
            seq bigint NOT NULL DEFAULT 0,
            boot bigint NOT NULL DEFAULT 0,
            uptime bigint NOT NULL DEFAULT 0,
            changed bigint NOT NULL DEFAULT 0
          )""",
          // Room in each page, so that a renewal finds some beside the row that it changes.
          """
          CREATE TABLE lease(
            address bigint PRIMARY KEY,
            seq bigint NOT NULL,
            state text NOT NULL,
            client text NOT NULL,
            hardware text NOT NULL,
            hostname text NOT NULL,
            agent text NOT NULL,
            seconds bigint NOT NULL,
            remaining bigint,
            boot bigint NOT NULL,
            uptime bigint NOT NULL,
            changed bigint NOT NULL,
            since bigint NOT NULL
          ) WITH (fillfactor = 70)""",
          """
          CREATE TABLE history(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            address bigint NOT NULL,
            client text NOT NULL,
            hardware text NOT NULL,
            hostname text NOT NULL,
            agent text NOT NULL,
            since bigint NOT NULL,
            until bigint NOT NULL
          )""",
          "CREATE INDEX history_of_address ON history(address, since)",
          """
          CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
          DECLARE
            ended bigint := old.changed + old.remaining;
          BEGIN
            IF tg_op = 'UPDATE' THEN
              ended := least(coalesce(ended, new.changed), new.changed);
            END IF;
            INSERT INTO history(address, client, hardware, hostname, agent, since, until)
            VALUES (old.address, old.client, old.hardware, old.hostname, old.agent, old.since,
                    ended);
            RETURN NULL;
          END $$""",
          """
          CREATE TRIGGER keep_changed AFTER UPDATE ON lease FOR EACH ROW
          WHEN (old.state IN ('bound', 'released', 'expired')
                AND (new.client <> old.client OR new.since <> old.since
                     OR new.state IN ('declined', 'conflict')))
          EXECUTE FUNCTION keep_history()""",
          """
          CREATE TRIGGER keep_forgotten AFTER DELETE ON lease FOR EACH ROW
          WHEN (old.state IN ('bound', 'released', 'expired') AND old.remaining IS NOT NULL)
          EXECUTE FUNCTION keep_history()""",
          """
          CREATE VIEW leases AS
          SELECT '0.0.0.0'::inet + address AS address,
                 CASE WHEN state = 'bound'
                       AND to_timestamp((changed + remaining) / 1000.0) < clock_timestamp()
                      THEN 'expired' ELSE state END AS state,
                 CASE WHEN hardware LIKE '01____________' AND length(hardware) = 14
                      THEN substr(hardware, 3)::macaddr::text ELSE hardware END AS mac,
                 hostname,
                 client,
                 to_timestamp(changed / 1000) AS changed,
                 coalesce(to_timestamp((changed + remaining) / 1000), 'infinity') AS ends,
                 seconds AS lease_seconds,
                 agent AS relay_agent
          FROM lease ORDER BY lease.address""",
          """
          CREATE VIEW tenancies AS
          SELECT '0.0.0.0'::inet + address AS address,
                 to_timestamp(since / 1000) AS since,
                 coalesce(to_timestamp(until / 1000), 'infinity') AS until,
                 client, hardware, hostname, agent AS relay_agent
          FROM (SELECT address, client, hardware, hostname, agent, since, until FROM history
                UNION ALL
                SELECT address, client, hardware, hostname, agent, since, changed + remaining
                FROM lease WHERE state IN ('bound', 'released', 'expired')) AS one
          ORDER BY one.address, one.since""",
          "INSERT INTO lease_schema(version) VALUES (" + VERSION + ")");

  private PostgresSchema() {}

  /**
   * Makes the schema where there is none, as one transaction.
   *
   * @throws StoreException when there is one of another version
   */
  static void prepare(Connection connection) throws SQLException, StoreException {
    if (isThere(connection)) {
      demandCurrent(connection);
      return;
    }
    connection.setAutoCommit(false);
    try (Statement sql = connection.createStatement()) {
      for (String statement : ALL) {
        sql.execute(statement);
      }
    }
    connection.setAutoCommit(true); // commits
  }

  static boolean isThere(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT to_regclass(quote_ident(current_schema()) || '.lease_schema') IS NOT NULL")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  /**
   * @throws StoreException when it is of another version
   */
  static void demandCurrent(Connection connection) throws SQLException, StoreException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT version FROM lease_schema")) {
      int version = rows.next() ? rows.getInt(1) : 0;
      if (version != VERSION) {
        throw new StoreException(
            StoreException.Kind.UNFIT,
            "its version is "
                + version
                + ", and this server knows version "
                + VERSION
                + "; did a newer server write it?");
      }
    }
  }
}

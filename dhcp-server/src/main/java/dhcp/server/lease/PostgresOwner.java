package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * One server at a time has a schema with leases. PostgreSQL keeps the lock as long as the session
 * lasts in which it was taken, and every write goes through that session, so who has lost the lock
 * cannot write any more.
 */
final class PostgresOwner {
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  /** A session whose server was killed is gone within moments. */
  private static final int ATTEMPTS = 10;

  private static final long PAUSE_MILLIS = 100;

  private static final String TRY =
      "SELECT pg_try_advisory_lock(" + Schema.APPLICATION + ", hashtext(current_schema()))";

  private static final String HOLDER =
      """
      SELECT a.pid, a.application_name, host(a.client_addr)
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid::bigint = %d
        AND l.objid::bigint = hashtext(current_schema())::bigint & 4294967295"""
          .formatted(Schema.APPLICATION);

  private record Holder(int session, String name, String address) {}

  /** What this process is called among the database's sessions; no other one is called the same. */
  private final String name =
      "dhcp-server process %d on %.20s (%08x)"
          .formatted(ProcessHandle.current().pid(), host(), new SecureRandom().nextInt());

  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException e) {
      return "?"; // no Linux /proc
    }
  }

  /**
   * Takes the schema for this process, also from an earlier session of its own whose connection was
   * lost and whose end the database has not noticed.
   *
   * @throws StoreException when another process has it
   */
  void take(Connection connection) throws SQLException, StoreException {
    try (PreparedStatement call =
        connection.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      call.setString(1, name);
      call.execute();
    }
    demandSchema(connection);
    for (int attempt = 1; !isTaken(connection); attempt++) {
      Optional<Holder> holder = holder(connection);
      if (attempt == ATTEMPTS) {
        throw new StoreException(
            StoreException.Kind.IN_USE,
            "is in use by " + holder.map(PostgresOwner::text).orElse("another session"));
      }
      if (holder.isPresent() && name.equals(holder.get().name)) {
        end(connection, holder.get().session);
      }
      pause();
    }
  }

  private static void demandSchema(Connection connection) throws SQLException, StoreException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT current_schema()")) {
      rows.next();
      if (rows.getString(1) == null) {
        throw new StoreException(
            StoreException.Kind.UNFIT,
            "has no schema that its role may use; currentSchema=NAME in the URL names one");
      }
    }
  }

  private static boolean isTaken(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(TRY)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static Optional<Holder> holder(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(HOLDER)) {
      return rows.next()
          ? Optional.of(new Holder(rows.getInt(1), rows.getString(2), rows.getString(3)))
          : Optional.empty();
    }
  }

  /** Another role's name and address are not shown to everybody. */
  private static String text(Holder holder) {
    String who = holder.name == null || holder.name.isEmpty() ? "session" : holder.name;
    return who + (holder.address == null ? "" : " at " + holder.address);
  }

  private static void end(Connection connection, int session) throws SQLException {
    try (PreparedStatement call = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
      call.setInt(1, session);
      call.execute();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    }
  }
}

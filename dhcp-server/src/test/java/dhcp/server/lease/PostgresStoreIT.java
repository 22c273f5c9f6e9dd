package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseRecord;
import dhcp.testing.Postgres;
import dhcp.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store in PostgreSQL does what every store does, and outlives its database's ends. */
final class PostgresStoreIT extends LeaseStoreContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @AutoClose private static Postgres postgres;

  private String url;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(command -> Program.start(command, Map.of()), freePort());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  Shelf place() throws SQLException {
    String schema = "s" + SCHEMAS.incrementAndGet();
    run("CREATE SCHEMA " + schema);
    url = withPassword() + "&currentSchema=" + schema;
    return new Shelf(url);
  }

  private static String withPassword() {
    return postgres.url() + "&password=" + Postgres.PASSWORD;
  }

  private static void run(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(withPassword())) {
      connection.createStatement().execute(statement);
    }
  }

  private static StoreException refusal(String url) {
    return assertThrows(StoreException.class, () -> new Shelf(url).open());
  }

  @Test
  void leasesAreTextForPeople() throws Exception {
    shelf.write(shelf.lease(1));
    assertEquals(
        List.of("10.0.0.1/32|expired|02:00:00:00:00:01|host-1|3600|1790000000|1790003600"),
        shelf.ask(
            "SELECT address::text, state, mac, hostname, lease_seconds,"
                + " extract(epoch FROM changed)::bigint, extract(epoch FROM ends)::bigint"
                + " FROM leases WHERE address = '10.0.0.1'"));
  }

  @Test
  void aSessionThatWasEndedIsReplacedByTheNext() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name LIKE 'dhcp-server %'");
      assertThrows(StoreException.class, () -> store.write(Shelf.puts(shelf.lease(2))));
      assertThrows(StoreException.class, store::tidy);
      assertEquals(LeaseStore.Reopened.INTACT, store.reopen());
      store.write(Shelf.puts(shelf.lease(2)));
    }
    assertEquals(2, shelf.read().size());
  }

  /** The other end is gone, but the database has not noticed and keeps the lock. */
  @Test
  void itsOwnForsakenSessionIsNoRival() throws Exception {
    PostgresOwner owner = new PostgresOwner();
    PostgresDatabase database = new PostgresDatabase(url);
    try (Connection forsaken = database.connect();
        Connection next = database.connect()) {
      owner.take(forsaken);
      owner.take(next);
      assertFalse(forsaken.isValid(5));
      assertTrue(next.isValid(5));
      StoreException rival =
          assertThrows(StoreException.class, () -> new PostgresOwner().take(database.connect()));
      assertEquals(StoreException.Kind.IN_USE, rival.kind());
    }
  }

  @Test
  void aDatabaseThatCameBackWithLessIsWrittenAnew() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      store.write(Shelf.puts(shelf.lease(2)));
      String schema = schema();
      run("UPDATE " + schema + ".lease_schema SET seq = 1");
      assertEquals(LeaseStore.Reopened.REBUILT, store.reopen());
      run("DROP SCHEMA " + schema + " CASCADE");
      run("CREATE SCHEMA " + schema);
      assertEquals(LeaseStore.Reopened.REBUILT, store.reopen());
      store.write(Shelf.puts(shelf.lease(1), shelf.lease(2)));
    }
    assertEquals(2, shelf.read().size());
  }

  @Test
  void commitsAreOnDiskWhateverTheRoleSays() throws Exception {
    run("ALTER ROLE " + Postgres.ROLE + " SET synchronous_commit = off");
    try (Connection connection = new PostgresDatabase(url).connect()) {
      PostgresDatabase.demandDurable(connection, shelf.told::add);
      try (var rows = connection.createStatement().executeQuery("SHOW synchronous_commit")) {
        assertTrue(rows.next());
        assertEquals("on", rows.getString(1));
      }
    } finally {
      run("ALTER ROLE " + Postgres.ROLE + " RESET synchronous_commit");
    }
    assertEquals(List.of(), shelf.told);
  }

  @Test
  void whatCannotBeUsedIsNamedAndNoPasswordIs() throws Exception {
    StoreException wrong = refusal(postgres.url() + "&password=wrong-" + Postgres.PASSWORD);
    assertEquals(StoreException.Kind.UNFIT, wrong.kind());
    assertRefused(wrong, "password authentication failed", "PGPASSFILE");
    assertRefused(refusal(withPassword().replace("/postgres?", "/nosuch?")), "\"nosuch\"");
    assertRefused(
        refusal("jdbc:postgresql://127.0.0.1:1/x?password=" + Postgres.PASSWORD), "127.0.0.1:1");
    assertRefused(refusal("jdbc:postgresql://127.0.0.1:no/x?password=" + Postgres.PASSWORD), "URL");
    run("CREATE ROLE guest LOGIN PASSWORD '" + Postgres.PASSWORD + "'");
    String asGuest = url.replace("user=" + Postgres.ROLE, "user=guest");
    assertRefused(refusal(asGuest), "no schema that its role may use");
    run("GRANT USAGE ON SCHEMA " + schema() + " TO guest");
    assertRefused(refusal(asGuest), "CREATE in the schema");
  }

  private String schema() {
    return url.substring(url.lastIndexOf('=') + 1);
  }

  private static void assertRefused(StoreException refused, String... words) {
    assertFalse(refused.getMessage().contains(Postgres.PASSWORD), refused::getMessage);
    for (String word : words) {
      assertTrue(refused.getMessage().contains(word), refused::getMessage);
    }
  }

  @Test
  void aNewerVersionIsRefused() throws Exception {
    shelf.write(shelf.lease(1));
    run("UPDATE " + schema() + ".lease_schema SET version = 99");
    assertRefused(refusal(url), "its version is 99");
    assertRefused(
        assertThrows(StoreException.class, shelf::look), "cannot be read: its version is 99");
  }

  @Test
  void whereThereIsNothingReadingMakesNothing() throws Exception {
    assertRefused(assertThrows(StoreException.class, shelf::look), "there are no leases in it");
    assertEquals(
        List.of("0"),
        shelf.ask("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"));
  }

  @Test
  void whatWasCommittedBeforeAKillIsThere() throws Exception {
    List<LeaseRecord> written;
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      postgres.kill();
      assertThrows(StoreException.class, () -> store.write(Shelf.puts(shelf.lease(2))));
      assertThrows(StoreException.class, store::reopen);
      postgres.start();
      assertEquals(LeaseStore.Reopened.INTACT, store.reopen());
      written = shelf.look();
    }
    assertEquals(List.of(shelf.lease(1)), written);
  }
}

package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the views show to whoever opens the database with another tool. */
final class PeopleTest {
  private static final String TENANCIES =
      "SELECT address, since, until, client FROM tenancies ORDER BY address, since";

  @TempDir private Path directory;

  private Shelf shelf;

  @BeforeEach
  void place() {
    shelf = new Shelf(directory);
  }

  @Test
  void leasesAreTextWhetherFoldedOrNot() throws Exception {
    String query = "SELECT address, state, mac, hostname, lease_seconds, changed, ends FROM leases";
    String first =
        "10.0.0.1|expired|02:00:00:00:00:01|host-1|3600|2026-09-21 14:13:20|2026-09-21 15:13:20";
    String second =
        first.replace("0.1|", "0.2|").replace(":01|", ":02|").replace("host-1", "host-2");
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      store.tidy();
      store.write(Shelf.puts(shelf.lease(2)));
      assertEquals(List.of(first, second), shelf.ask(query));
      store.write(List.of(new LeaseChange.Remove(Shelf.address(1))));
      assertEquals(List.of(second), shelf.ask(query));
    }
    assertEquals(List.of(second), shelf.ask(query));
  }

  @Test
  void itIsToldWhoHadAnAddressWhen() throws Exception {
    LeaseRecord first = shelf.lease(1, 7);
    shelf.write(first);
    shelf.pass(Shelf.HOUR / 2);
    shelf.write(shelf.lease(1, 7));
    shelf.pass(Shelf.HOUR / 4);
    LeaseRecord ended = shelf.lease(1, 7);
    shelf.write(
        new LeaseRecord(
            ended.address(),
            LeaseState.RELEASED,
            ended.client(),
            ended.hardware(),
            ended.hostname(),
            ended.agentInformation(),
            ended.leaseSeconds(),
            shelf.now.uptime()));
    shelf.pass(Shelf.HOUR);
    shelf.write(shelf.lease(1, 8));
    shelf.tidy();
    assertEquals(
        List.of(
            "10.0.0.1|2026-09-21 14:13:20|2026-09-21 14:58:20|mac:01020000000007",
            "10.0.0.1|2026-09-21 15:58:20|2026-09-21 16:58:20|mac:01020000000008"),
        shelf.ask(TENANCIES));
  }

  @Test
  void anAddressThatWasDeclinedWasItsClientsUntilThen() throws Exception {
    shelf.write(shelf.lease(1));
    shelf.pass(1000);
    shelf.write(shelf.lease(1).in(LeaseState.DECLINED));
    shelf.tidy();
    assertEquals(
        List.of("10.0.0.1|2026-09-21 14:13:20|2026-09-21 14:13:21|mac:01020000000001"),
        shelf.ask(TENANCIES));
  }

  @Test
  void manyTenantsOfOneFoldAreAllRemembered() throws Exception {
    try (LeaseStore store = shelf.open()) {
      for (int client = 1; client <= 20; client++) {
        store.write(Shelf.puts(shelf.lease(1, client)));
        shelf.pass(2 * Shelf.HOUR);
      }
    }
    shelf.tidy();
    assertEquals(20, shelf.ask(TENANCIES).size());
  }

  @Test
  void historyThatIsTooOldGoes() throws Exception {
    shelf.history = HistoryLimit.of(Duration.ofDays(1));
    shelf.write(shelf.lease(1, 7));
    shelf.pass(2 * Shelf.HOUR);
    shelf.write(shelf.lease(1, 8));
    shelf.tidy();
    assertEquals(List.of("1"), shelf.ask("SELECT count(*) FROM history"));
    shelf.pass(26 * Shelf.HOUR);
    shelf.tidy();
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM history"));
  }

  @Test
  void thereIsNeverMoreHistoryThanItsLimit() throws Exception {
    shelf.history = new HistoryLimit(Duration.ofDays(30), 10);
    try (LeaseStore store = shelf.open()) {
      for (int client = 1; client <= 50; client++) {
        store.write(Shelf.puts(shelf.lease(1, client)));
        shelf.pass(2 * Shelf.HOUR);
      }
    }
    shelf.tidy();
    assertEquals(List.of("10|49"), shelf.ask("SELECT count(*), max(id) FROM history"));
  }
}

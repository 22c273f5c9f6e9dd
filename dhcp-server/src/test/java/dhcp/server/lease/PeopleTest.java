package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.LeaseChange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the views show to whoever opens the database with another tool. */
final class PeopleTest {
  @TempDir private Path directory;

  private Shelf shelf;

  @BeforeEach
  void place() {
    shelf = new Shelf(directory);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leasesAreTextWhetherFoldedOrNot(boolean throughJournal) throws Exception {
    shelf.isThroughJournal = throughJournal;
    List<String> notFolded = List.of(throughJournal ? "3|1" : "0|2");
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
      assertEquals(
          notFolded,
          shelf.ask(
              "SELECT (SELECT ifnull(sum(json_array_length(changes)), 0) FROM journal),"
                  + " (SELECT count(*) FROM lease)"));
      store.write(List.of(new LeaseChange.Remove(Shelf.address(1))));
      assertEquals(List.of(second), shelf.ask(query));
    }
    assertEquals(List.of(second), shelf.ask(query));
  }
}

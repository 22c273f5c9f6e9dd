package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file does what every store does, and what a file asks for. */
final class SqliteStoreTest extends LeaseStoreContract {
  @TempDir private Path directory;

  @Override
  Shelf place() {
    return new Shelf(directory);
  }

  @Test
  void aCrowdedJournalSaysSo() throws Exception {
    try (LeaseStore store = shelf.open()) {
      for (int i = 0; !store.isCrowded(); i++) {
        assertTrue(i < 100, "never crowded");
        LeaseRecord[] some = new LeaseRecord[1000];
        for (int j = 0; j < some.length; j++) {
          some[j] = shelf.lease(1 + j);
        }
        store.write(Shelf.puts(some));
      }
      while (store.tidy()) {
        // to the end
      }
      assertFalse(store.isCrowded());
    }
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM journal"));
    assertEquals(1000, shelf.read().size());
  }

  @Test
  void whatWasWrittenIsThereWithoutAClose() throws Exception {
    LeaseStore killed = shelf.open();
    killed.write(Shelf.puts(shelf.lease(1)));
    Shelf copy = shelf.copyTo(directory.resolve("copy"));
    assertEquals(List.of(shelf.lease(1)), copy.read());
    assertEquals(List.of(), copy.told);
    killed.close();
  }
}

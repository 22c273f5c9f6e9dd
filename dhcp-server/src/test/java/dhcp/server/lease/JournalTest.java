package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does, the store in a file does with all that goes through its journal too. */
final class JournalTest extends LeaseStoreContract {
  private static final int CLIENTS = 2000;

  @TempDir private Path directory;

  @Override
  Shelf place() {
    Shelf place = new Shelf(directory);
    place.isThroughJournal = true;
    return place;
  }

  @Test
  void thisIsAboutTheJournal() throws Exception {
    shelf.write(shelf.lease(1));
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM lease"));
    assertEquals(
        List.of("167772161"), shelf.ask("SELECT json_extract(changes, '$[0][0]') FROM journal"));
    shelf.tidy();
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM journal"));
    assertEquals(List.of("167772161"), shelf.ask("SELECT address FROM lease"));
  }

  @Test
  void aCrowdedJournalSaysSo() throws Exception {
    Shelf plain = new Shelf(directory);
    try (LeaseStore store = plain.open()) {
      for (int i = 0; !store.isCrowded(); i++) {
        assertTrue(i < 100, "never crowded");
        store.write(Shelf.puts(plain.scattered(1, 1000)));
      }
      while (store.tidy()) {
        // to the end
      }
      assertFalse(store.isCrowded());
    }
    assertEquals(List.of("0"), plain.ask("SELECT count(*) FROM journal"));
    assertEquals(1000, plain.read().size());
  }

  /** Killed between any two slices of a fold, it does the whole fold again, and nobody sees it. */
  @Test
  void aFoldThatWasCutShortLeavesNoTrace() throws Exception {
    Shelf whole = foldedAfter(0);
    List<String> tenancies = whole.tenancies();
    List<LeaseRecord> leases = whole.read();
    assertEquals(1 + CLIENTS + CLIENTS / 10, tenancies.size());
    for (int slices = 1; slices < 10; slices++) {
      Shelf cut = foldedAfter(slices);
      assertEquals(tenancies, cut.tenancies(), "cut after slice " + slices);
      assertEquals(leases, cut.read(), "cut after slice " + slices);
    }
  }

  /** Leases that were taken, given back, taken by others and forgotten; killed and folded. */
  private Shelf foldedAfter(int slices) throws Exception {
    Shelf killed = new Shelf(Files.createDirectories(directory.resolve("cut" + slices)));
    try (LeaseStore store = killed.open()) {
      List<LeaseChange> first = new ArrayList<>();
      List<LeaseChange> then = new ArrayList<>();
      for (int i = 1; i <= CLIENTS; i++) {
        LeaseRecord lease = killed.lease(i * Shelf.APART, i);
        first.add(new LeaseChange.Put(lease));
        then.add(new LeaseChange.Put(lease.in(LeaseState.RELEASED)));
        if (i % 10 == 0) {
          then.add(new LeaseChange.Put(killed.lease(i * Shelf.APART, CLIENTS + i)));
        } else if (i % 10 == 5) {
          then.add(new LeaseChange.Remove(lease.address()));
        }
      }
      store.write(first);
      killed.pass(1000);
      store.write(then);
      store.write(Shelf.puts(killed.lease((CLIENTS + 1) * Shelf.APART, CLIENTS + 1)));
      assertEquals(
          List.of(Integer.toString(first.size() + then.size())),
          killed.ask("SELECT sum(json_array_length(changes)) FROM journal"));
      for (int slice = 0; slice < slices; slice++) {
        store.tidy();
      }
      Shelf copy = killed.copyTo(directory.resolve("copy" + slices));
      copy.tidy();
      return copy;
    }
  }
}

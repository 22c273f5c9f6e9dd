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

/** The store in a file does what every store does, and what a file asks for. */
final class SqliteStoreTest extends LeaseStoreContract {
  private static final int CLIENTS = 2000;

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
        LeaseRecord lease = killed.lease(i);
        first.add(new LeaseChange.Put(lease));
        then.add(new LeaseChange.Put(lease.in(LeaseState.RELEASED)));
        if (i % 10 == 0) {
          then.add(new LeaseChange.Put(killed.lease(i, CLIENTS + i)));
        } else if (i % 10 == 5) {
          then.add(new LeaseChange.Remove(Shelf.address(i)));
        }
      }
      store.write(first);
      killed.pass(1000);
      store.write(then);
      store.write(Shelf.puts(killed.lease(CLIENTS + 1)));
      for (int slice = 0; slice < slices; slice++) {
        store.tidy();
      }
      Shelf copy = killed.copyTo(directory.resolve("copy" + slices));
      copy.tidy();
      return copy;
    }
  }
}

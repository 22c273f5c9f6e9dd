package dhcp.server.lease;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.LeaseChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite writes nothing but the database: a full /var/tmp must not keep leases from the disk. */
class TemporaryFilesTest {
  private static final int LEASES = 20_000;

  /** How far the leases lie apart that are renewed: none of them on another's page. */
  private static final int APART = 50;

  /** Where SQLite looks for a place. */
  private static final List<Path> PLACES =
      List.of(Path.of("/var/tmp"), Path.of("/usr/tmp"), Path.of("/tmp"), Path.of(""));

  private static final String ITS_FILES = "etilqs_";

  @TempDir private Path directory;

  @Test
  void leasesOfManyPagesAreFoldedWithoutAny() throws Exception {
    Shelf shelf = new Shelf(directory);
    try (WatchService watch = directory.getFileSystem().newWatchService();
        LeaseStore store = shelf.open()) {
      for (int from = 1; from < LEASES; from += 500) {
        store.write(leases(shelf, from, from + 500, 1));
      }
      for (Path place : PLACES) {
        if (Files.isDirectory(place)) {
          place.register(watch, ENTRY_CREATE);
        }
      }
      shelf.pass(Shelf.HOUR / 2);
      store.write(leases(shelf, 1, LEASES, APART));
      while (store.tidy()) {
        // folds
      }
      assertEquals(List.of(), made(watch));
    }
  }

  private static List<LeaseChange> leases(Shelf shelf, int from, int to, int step) {
    List<LeaseChange> changes = new ArrayList<>();
    for (int number = from; number < to; number += step) {
      changes.add(new LeaseChange.Put(shelf.lease(number)));
    }
    return changes;
  }

  private static List<String> made(WatchService watch) throws InterruptedException {
    Thread.sleep(200); // what happened is told by another thread
    List<String> made = new ArrayList<>();
    for (WatchKey key = watch.poll(); key != null; key = watch.poll()) {
      for (WatchEvent<?> event : key.pollEvents()) {
        String name = String.valueOf(event.context());
        if (name.startsWith(ITS_FILES)) {
          made.add(name);
        }
      }
      key.reset();
    }
    return made;
  }
}

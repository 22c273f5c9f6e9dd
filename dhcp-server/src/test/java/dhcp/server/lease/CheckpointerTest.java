package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a store that writes without a pause is copied meanwhile, and begins anew. */
final class CheckpointerTest {
  /** Where SQLite would copy the log itself. */
  private static final long LONG_LOG = 4000L * 4096;

  private static final int WRITES = 20_000;

  @TempDir(factory = InMemory.class)
  private Path directory;

  private static long checkpointers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("checkpoint"))
        .count();
  }

  /** What a log begins with; another salt stands there when it has begun anew. */
  private static String salt(Path log) throws Exception {
    try (FileChannel channel = FileChannel.open(log)) {
      ByteBuffer salt = ByteBuffer.allocate(8);
      channel.read(salt, 16);
      return Arrays.toString(salt.array());
    }
  }

  @Test
  void aLogThatIsWrittenWithoutAPauseBeginsAnew() throws Exception {
    Shelf shelf = new Shelf(directory);
    Path log = shelf.file.resolveSibling("leases.db-wal");
    int written = 0;
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(++written)));
      String first = salt(log);
      boolean asked = false;
      while (!asked || salt(log).equals(first)) {
        assertTrue(written < WRITES, "asked " + asked + ", began with " + first);
        store.write(Shelf.puts(shelf.lease(++written)));
        if (store.isCrowded()) {
          asked = true;
          store.tidy();
        } else if (written % 256 == 0 && Files.size(log) > LONG_LOG / 2) {
          Thread.sleep(20); // on a busy machine the copying needs a turn, too
        }
      }
      assertTrue(Files.size(log) < LONG_LOG, "the log grew to " + Files.size(log));
    }
    assertEquals(written, shelf.read().size());
  }

  @Test
  void itsThreadEndsWithTheStore() throws Exception {
    Shelf shelf = new Shelf(directory);
    long before = checkpointers();
    LeaseStore store = shelf.open();
    assertEquals(before + 1, checkpointers());
    store.reopen();
    assertEquals(before + 1, checkpointers(), "the old one ended");
    store.close();
    assertEquals(before, checkpointers());
  }
}

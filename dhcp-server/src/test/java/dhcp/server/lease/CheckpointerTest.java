package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a store that writes without a pause is copied meanwhile, and begins anew. */
final class CheckpointerTest {
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

  /**
   * Somebody who reads keeps the log from beginning anew, and when he ends the store is asked to.
   */
  @Test
  void aLongLogBeginsAnewAsSoonAsItCan() throws Exception {
    Shelf shelf = new Shelf(directory);
    Path log = shelf.file.resolveSibling("leases.db-wal");
    int written = 0;
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(++written)));
      String first = salt(log);
      try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + shelf.file);
          Statement sql = reader.createStatement()) {
        reader.setAutoCommit(false);
        sql.executeQuery("SELECT count(*) FROM lease").close();
        while (!store.isCrowded()) {
          assertTrue(written < WRITES, "nobody asks for the rest to be copied");
          store.write(Shelf.puts(shelf.lease(++written)));
          if (written % 256 == 0) {
            Thread.sleep(5); // on a busy machine the copying needs a turn, too
          }
        }
        assertEquals(first, salt(log));
      }
      while (salt(log).equals(first)) {
        assertTrue(written < WRITES, "the log never began anew");
        if (store.isCrowded()) {
          store.tidy();
        }
        store.write(Shelf.puts(shelf.lease(++written)));
      }
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

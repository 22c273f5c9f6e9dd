package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native code. The driver unpacks it into a directory that everybody can write to,
 * unless told otherwise, and leaves it there when the process is killed. Here it is unpacked into a
 * directory of its own, which goes as soon as the code is loaded.
 */
final class SqliteLibrary {
  private static final String DIRECTORY = "org.sqlite.tmpdir";

  private static boolean loaded;

  private SqliteLibrary() {}

  /**
   * Loads it, once.
   *
   * @throws StoreException when it cannot be loaded
   */
  static synchronized void load() throws StoreException {
    if (loaded) {
      return;
    }
    try {
      Path directory = Files.createTempDirectory("dhcp-server-");
      try {
        System.setProperty(DIRECTORY, directory.toString());
        SQLiteJDBCLoader.initialize();
        loaded = true;
      } finally {
        remove(directory);
      }
    } catch (Exception e) { // the driver declares no less
      throw new StoreException(
          StoreException.Kind.UNFIT,
          "cannot load SQLite, by which leases are kept: "
              + e.getMessage()
              + "; is "
              + System.getProperty("java.io.tmpdir")
              + " writable and not mounted noexec? -Djava.io.tmpdir=DIR names another directory,"
              + " and --lease-db none needs none",
          e);
    }
  }

  private static void remove(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(directory);
  }
}

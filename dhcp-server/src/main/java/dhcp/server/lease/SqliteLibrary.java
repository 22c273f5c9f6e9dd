package dhcp.server.lease;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite's native code. Left alone, the driver unpacks it into a directory that everybody can
 * write to, compares it byte by byte, and leaves it there when the process is killed. Here it is
 * unpacked into a directory of its own, which goes as soon as the code is loaded.
 */
final class SqliteLibrary {
  private static final String DIRECTORY = "org.sqlite.lib.path";

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
        unpack(directory.resolve(LibraryLoaderUtil.getNativeLibName()));
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

  private static void unpack(Path file) throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("there is no native code for this machine at " + resource);
      }
      Files.copy(in, file);
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

package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a server's lease database is unless somebody says otherwise: named by its interface. */
public final class DatabasePath {
  /** The directory of all of them, which the network namespaces of a machine share. */
  public static final Path DIRECTORY = Path.of("/var/lib/dhcp-server");

  private static final String SUFFIX = ".db";

  private DatabasePath() {}

  /** The usual place for the server of an interface. */
  public static Path of(String interfaceName) {
    return DIRECTORY.resolve(interfaceName + SUFFIX);
  }

  /** The databases in their usual place, in the order of their names. */
  public static List<Path> all() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(DIRECTORY, "*" + SUFFIX)) {
      files.forEach(found::add);
    } catch (IOException e) {
      return List.of(); // no directory: no server has run here
    }
    Collections.sort(found);
    return found;
  }
}

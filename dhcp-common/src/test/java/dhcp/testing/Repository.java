package dhcp.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this project lies, found from the directory that the tests run in. */
public final class Repository {
  private static final Path ROOT = find();

  private Repository() {}

  private static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("scripts/lab"))) {
        return at;
      }
    }
    throw new IllegalStateException("no scripts/lab in " + start + " or above it");
  }

  /** The file at this path from the root of the project. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }
}

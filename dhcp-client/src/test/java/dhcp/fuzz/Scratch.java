package dhcp.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for targets that read files, gone with the process. */
final class Scratch {
  private static final Path DIRECTORY = make();

  private Scratch() {}

  static Path file(String name) {
    Path file = DIRECTORY.resolve(name);
    file.toFile().deleteOnExit();
    return file;
  }

  private static Path make() {
    try {
      Path directory = Files.createTempDirectory("fuzz");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

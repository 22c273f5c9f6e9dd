package dhcp.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The peers' configuration files, copied to where a test wants them. */
final class Resources {
  /** Stands in the files for the directory that they are copied to. */
  static final String DIRECTORY = "@TMP@";

  private Resources() {}

  /** Copies a file, with its directory's name filled in and a test's own changes made. */
  static Path copy(String name, Path directory, UnaryOperator<String> edit) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Path file = directory.resolve(name);
      return Files.writeString(file, edit.apply(text.replace(DIRECTORY, directory.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

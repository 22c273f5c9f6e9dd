package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what is configured on an interface beyond the end of the process, for {@code --release}
 * and for a client that starts again.
 */
final class AppliedFile {
  private static final String TITLE = "dhcp-client applied 1";
  private static final String INDEX = "interface.index";

  private final Optional<Path> file;
  private final int interfaceIndex;

  /**
   * @param file empty to remember nothing
   * @param interfaceIndex the kernel's number: of an interface that was made anew nothing is known
   */
  AppliedFile(Optional<Path> file, int interfaceIndex) {
    this.file = file;
    this.interfaceIndex = interfaceIndex;
  }

  /** What was configured; empty when nothing was, or it is not known. */
  Optional<Applied> load() throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Map<String, String>> fields = FieldFile.read(file.get(), TITLE);
    String index = Integer.toString(interfaceIndex);
    try {
      return fields.filter(f -> index.equals(f.get(INDEX))).map(Applied::fromFields);
    } catch (IllegalArgumentException e) {
      throw new IOException(file.get() + ": " + e.getMessage(), e);
    }
  }

  void save(Applied applied) throws IOException {
    if (file.isPresent()) {
      Map<String, String> fields = applied.toFields();
      fields.put(INDEX, Integer.toString(interfaceIndex));
      FieldFile.write(file.get(), TITLE, fields);
    }
  }

  void clear() throws IOException {
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }
}

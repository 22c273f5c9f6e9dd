package dhcp.client.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A small file of {@code name=value} lines under a title, with a checksum in its last line. People
 * and scripts can read it; what is not exactly as it was written is refused as a whole.
 */
final class FieldFile {
  private static final String CHECKSUM = "crc32c=";

  private FieldFile() {}

  /**
   * Writes the fields in their order.
   *
   * @param title the first line, which names what the file is
   * @throws IllegalArgumentException when a name or value would not be read back the same
   */
  static void write(Path file, String title, Map<String, String> fields) throws IOException {
    SafeFiles.replace(
        file, print(title, fields).getBytes(StandardCharsets.UTF_8), SafeFiles.PRIVATE_FILE);
  }

  static String print(String title, Map<String, String> fields) {
    StringBuilder text = new StringBuilder(title).append('\n');
    fields.forEach(
        (name, value) -> {
          if (!name.matches("[a-z0-9._-]+") || !value.matches("[ -~]*")) {
            throw new IllegalArgumentException("'" + name + "' has a value that fits on no line");
          }
          text.append(name).append('=').append(value).append('\n');
        });
    return text + CHECKSUM + checksum(text.toString()) + "\n";
  }

  /**
   * Reads the fields.
   *
   * @return empty when there is no file
   * @throws IOException when it cannot be read or is not what was written, with a sentence for the
   *     log
   */
  static Optional<Map<String, String>> read(Path file, String title) throws IOException {
    Optional<byte[]> content = SafeFiles.read(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        parse(new String(content.get(), StandardCharsets.ISO_8859_1), title)
            .orElseThrow(() -> new IOException(file + " is damaged or of another kind")));
  }

  /** The fields of a text that {@link #print} made; empty for any other text. */
  static Optional<Map<String, String>> parse(String text, String title) {
    int last = text.lastIndexOf("\n" + CHECKSUM) + 1;
    String body = text.substring(0, last);
    if (!text.substring(last).equals(CHECKSUM + checksum(body) + "\n")) {
      return Optional.empty();
    }
    String[] lines = body.split("\n");
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int equals = lines[i].indexOf('=');
      if (equals < 0) {
        return Optional.empty();
      }
      fields.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
    }
    return lines[0].equals(title) ? Optional.of(fields) : Optional.empty();
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%08x", crc.getValue());
  }
}

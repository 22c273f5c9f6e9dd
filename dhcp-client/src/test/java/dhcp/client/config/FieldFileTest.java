package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFileTest {
  private static final String TITLE = "a file 1";
  private static final Map<String, String> FIELDS =
      new TreeMap<>(Map.of("address", "192.168.1.1", "empty", "", "odd", "a=b \"';$(x)"));

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("x");
    FieldFile.write(file, TITLE, FIELDS);
    assertEquals(Optional.of(FIELDS), FieldFile.read(file, TITLE));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertThrows(IOException.class, () -> FieldFile.read(file, "another 1"));
    assertEquals(Optional.empty(), FieldFile.read(directory.resolve("y"), TITLE));
  }

  @Test
  void aFileThatEndsAnywhereElseIsRefused() {
    String text = FieldFile.print(TITLE, FIELDS);
    for (int length = 0; length < text.length(); length++) {
      assertEquals(
          Optional.empty(), FieldFile.parse(text.substring(0, length), TITLE), "at " + length);
    }
    assertEquals(Optional.empty(), FieldFile.parse(text + "x", TITLE));
  }

  @Test
  void aFileWithAnyBitTurnedIsRefused() {
    byte[] bytes = FieldFile.print(TITLE, FIELDS).getBytes(StandardCharsets.ISO_8859_1);
    byte[] before = bytes.clone();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(
          Optional.empty(),
          FieldFile.parse(new String(bytes, StandardCharsets.ISO_8859_1), TITLE),
          "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertArrayEquals(before, bytes);
  }

  @Test
  void aHugeFileIsRefused(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("x"), new byte[SafeFiles.MOST_BYTES + 1]);
    assertThrows(IOException.class, () -> FieldFile.read(file, TITLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "tab\t", "\u00e9", "\u001b[31m"})
  void aValueThatDoesNotFitOnALineIsNotWritten(String value) {
    Map<String, String> fields = Map.of("name", value);
    assertThrows(IllegalArgumentException.class, () -> FieldFile.print(TITLE, fields));
  }
}

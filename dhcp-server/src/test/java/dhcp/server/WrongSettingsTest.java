package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.config.ConfigException;
import dhcp.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/errors.md, word by word. */
class WrongSettingsTest {
  /** A row: what is given, and the lines with which it is refused. */
  record Row(String given, String refusal) {}

  private static List<List<Row>> tables() throws IOException {
    List<List<Row>> tables = new ArrayList<>();
    for (String line : Files.readAllLines(Repository.file("docs/errors.md"))) {
      if (line.startsWith("| ---")) {
        tables.add(new ArrayList<>());
      } else if (line.startsWith("| `") || line.startsWith("| (nothing)")) {
        String[] cells = line.split(" \\| ", 2);
        tables.get(tables.size() - 1).add(new Row(code(cells[0].substring(2)), code(cells[1])));
      }
    }
    return tables;
  }

  /** The text of a cell without its marks. */
  private static String code(String cell) {
    return cell.replaceFirst(" \\|$", "")
        .replace("`<br>`", "\n")
        .replaceAll("^`|`$", "")
        .replace("(nothing)", "");
  }

  static Stream<Row> flagsBesideGoodOnes() throws IOException {
    return tables().get(0).stream();
  }

  static Stream<Row> flagsAlone() throws IOException {
    return tables().get(1).stream();
  }

  static Stream<Row> files() throws IOException {
    return tables().get(2).stream();
  }

  @Test
  void tablesAreThere() throws IOException {
    assertEquals(3, tables().size());
    assertTrue(tables().stream().allMatch(table -> table.size() >= 3));
  }

  @ParameterizedTest
  @MethodSource
  void flagsBesideGoodOnes(Row row) {
    List<String> flags = new ArrayList<>(Flags.GOOD);
    flags.addAll(List.of(row.given.split(" ")));
    assertEquals(row.refusal, refusal(flags, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource
  void flagsAlone(Row row) {
    List<String> flags = row.given.isEmpty() ? List.of() : List.of(row.given.split(" "));
    assertEquals(row.refusal, refusal(flags, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource
  void files(Row row, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("server.yaml"), row.given);
    String refusal = refusal(List.of(), Optional.of(file));
    assertEquals(row.refusal, refusal.replace(directory + "/", ""));
  }

  private static String refusal(List<String> flags, Optional<Path> file) {
    return assertThrows(ConfigException.class, () -> Flags.read(flags, file)).getMessage();
  }
}

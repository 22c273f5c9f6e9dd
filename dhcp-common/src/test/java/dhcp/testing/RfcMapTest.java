package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of rules, docs/rfc-map.md, names classes and tests that are there. */
class RfcMapTest {
  /**
   * {@code Class}, {@code package.Class}, {@code Class.method} or, of the class before, {@code
   * .method}.
   */
  private static final Pattern NAME =
      Pattern.compile("`(?:dhcp\\.[a-z.]+\\.)?([A-Z]\\w+)?(?:\\.([a-z]\\w+))?(…?)`");

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("dhcp-common", "dhcp-server", "dhcp-client")) {
      try (Stream<Path> files = Files.walk(Repository.file(module + "/src"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }

  @Test
  void whatTheMapNamesIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    int read = 0;
    for (String row : Files.readAllLines(Repository.file("docs/rfc-map.md"))) {
      Matcher names = NAME.matcher(row);
      String type = "";
      while (row.startsWith("| ") && names.find()) {
        type = names.group(1) == null ? type : names.group(1);
        String source = sources.getOrDefault(type, "");
        String method = names.group(2);
        read += method == null ? 0 : 1;
        String wanted =
            method == null ? type : "void " + method + (names.group(3).isEmpty() ? "(" : "");
        if (!source.contains(wanted)) {
          missing.add(type + " in: " + names.group() + " of: " + row);
        }
      }
    }
    assertEquals(List.of(), missing);
    int all = read;
    assertTrue(all > 100, () -> "only " + all + " tests");
  }
}

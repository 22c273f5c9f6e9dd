package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The client's part of docs/rfc-map.md names tests that there are, and all rules of the tests. */
class RfcMapTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern RULE = Pattern.compile("void rule(\\d+)\\w+\\(");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");

  private static String clientPart() throws IOException {
    String map = Files.readString(Path.of("../docs/rfc-map.md"));
    String part = map.substring(map.indexOf("\n## Client\n") + 1);
    int next = part.indexOf("\n## ");
    return next < 0 ? part : part.substring(0, next);
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        String name = file.getFileName().toString();
        sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
    return sources;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  @Test
  void everyTestThatTheMapNamesIsThere() throws IOException {
    Map<String, String> tests = tests();
    List<MatchResult> named = NAMED.matcher(clientPart()).results().toList();
    assertTrue(named.size() > 40, () -> "only " + named.size() + " tests are named");
    List<String> missing = new ArrayList<>();
    for (MatchResult name : named) {
      if (!tests.getOrDefault(name.group(1), "").contains("void " + name.group(2) + "(")) {
        missing.add(name.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyRuleOfTheTestsHasARow() throws IOException {
    List<String> rows = found(ROW, clientPart());
    List<String> without = new ArrayList<>();
    for (String source : tests().values()) {
      found(RULE, source).stream().filter(rule -> !rows.contains(rule)).forEach(without::add);
    }
    assertEquals(List.of(), without);
  }
}

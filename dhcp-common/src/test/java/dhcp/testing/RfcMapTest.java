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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of rules, docs/rfc-map.md, names what is there, and all that is there. */
class RfcMapTest {
  /**
   * A class, its method or constant, or a method of the class before; {@code …} stands for the rest
   * of it.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "`(?:dhcp\\.[a-z.]+\\.)?([A-Z]\\w+)?(?:\\.([a-z]\\w+))?(?:\\.([A-Z][A-Z0-9_]+))?(…?)`");

  /** A constant of an enum, at the beginning of its line. */
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z][A-Z0-9_]+)(?: \\{|\\()");

  private static final Pattern RULE = Pattern.compile("void rule(\\d+)\\w+\\(");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");

  private static String map() throws IOException {
    return Files.readString(Repository.file("docs/rfc-map.md"));
  }

  /** The sources of a module by class name; of one name in several packages, all of them. */
  private static Map<String, String> sources(String module) throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Repository.file(module).resolve("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
    return sources;
  }

  private static Map<String, String> sourcesOfAll() throws IOException {
    Map<String, String> all = new HashMap<>();
    for (String module : List.of("dhcp-common", "dhcp-server", "dhcp-client")) {
      sources(module).forEach((name, text) -> all.merge(name, text, String::concat));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"rfc-map.md, 100", "faults.md, 45", "security.md, 0"})
  void whatTheTablesNameIsThere(String document, int least) throws IOException {
    Map<String, String> sources = sourcesOfAll();
    List<String> missing = new ArrayList<>();
    int methods = 0;
    String text = Files.readString(Repository.file("docs/" + document));
    for (String row : text.lines().filter(line -> line.startsWith("| ")).toList()) {
      Matcher names = NAME.matcher(row);
      String type = "";
      while (names.find()) {
        type = names.group(1) == null ? type : names.group(1);
        String wanted = type;
        if (names.group(2) != null) {
          wanted = "void " + names.group(2) + (names.group(4).isEmpty() ? "(" : "");
          methods++;
        } else if (names.group(3) != null) {
          wanted = "\n  " + names.group(3);
          methods++;
        }
        if (!sources.getOrDefault(type, "").contains(wanted)) {
          missing.add(names.group() + ": no '" + wanted + "' in '" + type + "'");
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(methods >= least, "only " + methods + " tests are named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Killer", "ReplyKiller"})
  void everyKillerHasARow(String type) throws IOException {
    String text = Files.readString(Repository.file("docs/faults.md"));
    List<String> killers = found(CONSTANT, sourcesOfAll().get(type));
    assertTrue(killers.size() > 15, "only " + killers.size() + " killers");
    assertEquals(
        List.of(),
        killers.stream().filter(name -> !text.contains("`" + type + "." + name + "`")).toList());
  }

  @ParameterizedTest
  @CsvSource({"Client, dhcp-client", "Server, dhcp-server"})
  void everyRuleThatIsTestedHasARow(String part, String module) throws IOException {
    String rest = map().split("\n## " + part + "\n", 2)[1];
    List<String> rows = found(ROW, rest.split("\n## ", 2)[0]);
    List<String> rules = found(RULE, String.join("\n", sources(module).values()));
    assertTrue(rules.size() > 40, "only " + rules.size() + " rules are tested");
    assertEquals(List.of(), rules.stream().filter(rule -> !rows.contains(rule)).toList());
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
  }
}

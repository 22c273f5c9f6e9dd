package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/events.md against the sources: every event that is written and no other, and every field.
 */
class EventsDocTest {
  /** A name that is written as it stands. */
  private static final Pattern EVENT =
      Pattern.compile("(?:events\\.(?:write|detail|tell)|\\btell)\\(\\s*\"([a-z-]+)\"");

  private static final Pattern FIELD =
      Pattern.compile("(?:\\.put\\(|putText\\(fields,)\\s*\"([\\w-]+)\"(?! \\+)");

  /** The first cell of a row. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  private static final Pattern WORD = Pattern.compile("`([\\w-]+)`");

  /**
   * A tool.
   *
   * @param section its heading in the document
   * @param sources the classes in which events are put together
   * @param chosen finds the names that are chosen among several
   */
  record Tool(String section, List<String> sources, Pattern chosen) {
    String code() {
      return sources.stream()
          .map(name -> read("dhcp-" + name + ".java"))
          .collect(Collectors.joining("\n"));
    }

    /** What stands between its heading and the next. */
    String documented() {
      String[] parts = read("docs/events.md").split("(?m)^## ");
      return Stream.of(parts).filter(p -> p.startsWith(section + "\n")).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
      return section;
    }
  }

  static Stream<Tool> tools() {
    String client = "client/src/main/java/dhcp/client/";
    String server = "server/src/main/java/dhcp/server/";
    return Stream.of(
        new Tool(
            "client.jar",
            List.of(
                client + "ClientCommand",
                client + "Mishaps",
                client + "Narrator",
                client + "LeaseWords",
                client + "OfferList",
                client + "LoadMode",
                client + "load/LoadReport"),
            Pattern.compile("case RE[A-Z]+ -> \"([a-z]+)\"")),
        new Tool(
            "server.jar",
            List.of(
                server + "DecisionReports",
                server + "DecisionText",
                server + "DhcpServer",
                server + "LeaseText",
                server + "LinkWatch",
                server + "RogueWatch",
                server + "StoreEvents"),
            Pattern.compile("(?<=return |NotChosen \\? |chosen\" : )\"([a-z-]+)\"")));
  }

  private static String read(String path) {
    try {
      return Files.readString(Repository.file(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyEventAndNoOther(Tool tool) {
    Set<String> written = find(EVENT, tool.code());
    written.addAll(find(tool.chosen(), tool.code()));
    String events = tool.documented().split("(?m)^### ")[0];
    assertEquals(written, find(ROW, events));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyField(Tool tool) {
    Set<String> missing = find(FIELD, tool.code());
    assertTrue(missing.size() > 10, missing::toString);
    missing.removeAll(find(WORD, tool.documented()));
    assertEquals(Set.of(), missing);
  }
}

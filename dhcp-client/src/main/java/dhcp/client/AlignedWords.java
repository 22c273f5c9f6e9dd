package dhcp.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of words as a table: what has the same name, as in {@code server=192.168.1.1}, stands one
 * below the other, and where a line has no such word there is room.
 */
final class AlignedWords {
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Integer> widths = new HashMap<>();

  private AlignedWords() {}

  /** The lines, aligned; their words are separated by one blank or more. */
  static List<String> of(List<String> lines) {
    AlignedWords table = new AlignedWords();
    List<Map<String, String>> rows = lines.stream().map(table::add).toList();
    return rows.stream().map(table::print).toList();
  }

  /** A column that only some lines have comes after the one that is before it there. */
  private Map<String, String> add(String line) {
    Map<String, String> row = new HashMap<>();
    int at = 0;
    for (String word : line.split(" ")) {
      String column = word.contains("=") ? word.substring(0, word.indexOf('=')) : "word " + at;
      int there = columns.indexOf(column);
      if (there < 0) {
        columns.add(at, column);
      }
      at = (there < 0 ? at : there) + 1;
      row.put(column, word);
      widths.merge(column, word.length(), Math::max);
    }
    return row;
  }

  private String print(Map<String, String> row) {
    StringBuilder line = new StringBuilder();
    for (String column : columns) {
      String word = row.getOrDefault(column, "");
      line.append(word).append(" ".repeat(widths.get(column) - word.length() + 1));
    }
    return line.toString().stripTrailing();
  }
}

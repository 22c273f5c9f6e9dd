package dhcp.message;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of options, found by code and by name. */
final class OptionTable {
  /**
   * An option and its other names: those of dnsmasq, ISC dhcpd and Kea, which users know.
   *
   * @param option the option under its own name
   * @param aliases names that are only read
   */
  record Row(Option<?> option, List<String> aliases) {
    static Row of(int code, String name, Format<?> format, String... aliases) {
      return new Row(new Option<>(code, name, format), List.of(aliases));
    }

    Stream<String> names() {
      return Stream.concat(Stream.of(option.name()), aliases.stream());
    }
  }

  private static final int SUGGESTIONS = 3;

  private final Option<?>[] byCode = new Option<?>[256];
  private final Map<String, Option<?>> byName = new HashMap<>();

  OptionTable(List<Row> rows) {
    for (Row row : rows) {
      byCode[row.option.code()] = row.option;
      row.names().forEach(name -> byName.put(name, row.option));
    }
  }

  Optional<Option<?>> byCode(int code) {
    return code >= 0 && code < byCode.length ? Optional.ofNullable(byCode[code]) : Optional.empty();
  }

  Optional<Option<?>> byName(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** In order of their codes. */
  List<Option<?>> all() {
    return Arrays.stream(byCode).<Option<?>>filter(Objects::nonNull).toList();
  }

  /** The names, aliases among them, that look most like a wrong one, the nearest first. */
  List<String> nearest(String wrong) {
    String name = wrong.toLowerCase(Locale.ROOT);
    int most = Math.max(2, name.length() / 3);
    return byName.keySet().stream()
        .filter(known -> distance(known, name) <= most)
        .sorted(
            Comparator.<String>comparingInt(known -> distance(known, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTIONS)
        .toList();
  }

  /**
   * How many letters to add, drop or change (Levenshtein's distance); 0 for the beginning of one.
   */
  private static int distance(String known, String typed) {
    if (typed.length() >= SUGGESTIONS && known.startsWith(typed)) {
      return 0;
    }
    int[] row = new int[typed.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= known.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= typed.length(); j++) {
        int change = diagonal + (known.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[typed.length()];
  }
}

package dhcp.message;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rows of options, found by code and by name. */
final class OptionTable {
  /**
   * An option and its other names: those of dnsmasq, ISC dhcpd, Kea and udhcpc, which users know.
   *
   * @param option the option under its own name
   * @param aliases names that are only read, blanks between them; may be ""
   */
  record Row(Option<?> option, String aliases) {
    static Row of(int code, String name, Format<?> format) {
      return of(code, name, format, "");
    }

    static Row of(int code, String name, Format<?> format, String aliases) {
      return new Row(new Option<>(code, name, format), aliases);
    }

    Stream<String> names() {
      return Stream.of((option.name() + " " + aliases).strip().split(" "));
    }
  }

  private static final String UNNAMED = "option-";
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

  /** The registered option, else one whose data is bytes. */
  Option<?> of(int code) {
    return byCode(code).orElseGet(() -> new Option<>(code, UNNAMED + code, Formats.BINARY));
  }

  Optional<Option<?>> byName(String name) {
    String key = name.toLowerCase(Locale.ROOT).replace('_', '-');
    String number = key.startsWith(UNNAMED) ? key.substring(UNNAMED.length()) : key;
    if (number.matches("[0-9]{1,3}")) {
      int code = Integer.parseInt(number);
      return code > Header.PAD && code < Header.END ? Optional.of(of(code)) : Optional.empty();
    }
    return Optional.ofNullable(byName.get(key));
  }

  Option<?> named(String name) {
    return byName(name).orElseThrow(() -> new IllegalArgumentException(noSuch(name)));
  }

  private String noSuch(String name) {
    List<String> nearest = nearest(name);
    return "'"
        + Text.escape(name)
        + "' is no DHCP option; "
        + (nearest.isEmpty()
            ? "a number of 1 to 254 names any"
            : "did you mean " + String.join(", ", nearest) + "?");
  }

  /** In order of their codes. */
  List<Option<?>> all() {
    return Arrays.stream(byCode).<Option<?>>filter(Objects::nonNull).toList();
  }

  /**
   * The names, aliases among them, that look most like a wrong one: the nearest first, one for an
   * option.
   */
  List<String> nearest(String wrong) {
    String name = wrong.toLowerCase(Locale.ROOT).replace('_', '-');
    int most = Math.min(name.length() - 1, Math.max(2, name.length() / 3));
    Set<Option<?>> seen = new HashSet<>();
    return byName.keySet().stream()
        .filter(known -> distance(known, name) <= most)
        .sorted(
            Comparator.<String>comparingInt(known -> distance(known, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(known -> seen.add(byName.get(known)))
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

package dhcp.server.config;

import java.util.Collection;
import java.util.Comparator;

/** The name that was probably meant. */
final class Nearest {
  private static final int CLOSE = 3;

  private Nearest() {}

  /** A sentence: the one near name when there is one, else all that would be right. */
  static String of(String wrong, Collection<String> right) {
    return right.stream()
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .filter(name -> distance(wrong, name) <= Math.min(CLOSE, wrong.length() / 2))
        .map(name -> "did you mean '" + name + "'?")
        .orElse("what can stand here: " + String.join(", ", right));
  }

  /** Levenshtein's distance: how many letters to add, drop or change. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

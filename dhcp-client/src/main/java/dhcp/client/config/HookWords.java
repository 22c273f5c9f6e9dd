package dhcp.client.config;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Makes values from the network into texts that are harmless in a script, even where it forgets
 * quotes or uses eval: one value is one word, of characters that mean nothing to a shell
 * (CVE-2011-0997, CVE-2014-6271, CVE-2018-1111).
 */
final class HookWords {
  /** No value of a real network is longer. */
  private static final int LONGEST = 1024;

  private static final String HARMLESS = "._:/@+=,-";
  private static final char INSTEAD = '_';

  private HookWords() {}

  /** The text as one word, every other character replaced; empty when nothing remains. */
  static Optional<String> word(String text) {
    StringBuilder word = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      boolean leadingDash = c == '-' && word.isEmpty();
      word.append(isHarmless(c) && !leadingDash ? c : INSTEAD);
      if (word.length() == LONGEST) {
        break;
      }
    }
    return word.isEmpty() ? Optional.empty() : Optional.of(word.toString());
  }

  /** A value in plain Java (see {@code Format.plain}): a list becomes words between blanks. */
  static Optional<String> words(Object plain) {
    if (plain instanceof List<?> list) {
      StringJoiner words = new StringJoiner(" ");
      list.forEach(element -> words(element).ifPresent(words::add));
      return words.length() == 0 ? Optional.empty() : Optional.of(words.toString());
    }
    // A number is harmless as it is; its sign must not be taken for the dash of a flag.
    return plain instanceof Number ? Optional.of(plain.toString()) : word(plain.toString());
  }

  private static boolean isHarmless(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || HARMLESS.indexOf(c) >= 0;
  }
}

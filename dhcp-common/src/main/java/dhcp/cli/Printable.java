package dhcp.cli;

/**
 * The last line of defence before a terminal, a log or JSON: whatever could act on them, rather
 * than be read, is written as its number. What came from the network has been escaped before, where
 * it is known to be from the network.
 */
final class Printable {
  private Printable() {}

  /**
   * The text with control characters as {@code \xNN}, and the like beyond a byte as {@code \}{@code
   * uNNNN}.
   */
  static String escape(String text) {
    return escape(text, false);
  }

  /** JSON as it is, but with control characters as JSON escapes; they occur in its strings only. */
  static String escapeJson(String json) {
    return escape(json, true);
  }

  private static String escape(String text, boolean json) {
    int at = 0;
    while (at < text.length() && !acts(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (acts(c)) {
        boolean wide = json || c > 0xff;
        out.append(wide ? "\\u" : "\\x");
        for (int shift = wide ? 12 : 4; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Controls, line separators, what reverses the writing direction, and halves of characters. */
  private static boolean acts(char c) {
    return c < 0x20
        || c >= 0x7f && c < 0xa0
        || c >= 0x200b && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0xfeff
        || Character.isSurrogate(c);
  }
}

package dhcp.server.lease;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names of clients as text in which nothing means anything to SQL, JSON, shells or terminals. */
final class NameText {
  private static final char ESCAPE = '%';
  private static final int ESCAPED_LENGTH = 3;

  private NameText() {}

  /** Letters, digits, dots, dashes and underscores as they are, all other bytes as {@code %xx}. */
  static String write(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isPlain(name.charAt(i))) {
        return escaped(name);
      }
    }
    return name;
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (b & 0xff))) {
        text.append((char) b);
      } else {
        text.append(ESCAPE)
            .append(Character.forDigit(b >> 4 & 0xf, 16))
            .append(Character.forDigit(b & 0xf, 16));
      }
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it cannot have been that
   */
  static String read(String text) {
    if (text.indexOf(ESCAPE) < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ESCAPE) {
        bytes.write(c);
      } else if (i + ESCAPED_LENGTH <= text.length()) {
        bytes.write(Integer.parseInt(text, i + 1, i + ESCAPED_LENGTH, 16));
        i += ESCAPED_LENGTH - 1;
      } else {
        throw new IllegalArgumentException("'" + text + "' ends within an escape");
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_';
  }
}

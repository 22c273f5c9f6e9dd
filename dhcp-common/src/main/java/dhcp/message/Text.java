package dhcp.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text between the wire, where it is bytes, and people. A string made from the wire has one
 * character (0 to 255) per byte, so that nothing is lost and nothing fails; UTF-8 typed by a user
 * becomes the characters of its bytes.
 */
public final class Text {
  /** More than this of one text helps nobody in a log. */
  private static final int LOG_LIMIT = 512;

  private Text() {}

  /**
   * The text with everything but printable ASCII, and the backslash, as {@code \xNN} ({@code \\}),
   * cut after 512 characters: fit for a log line, a terminal or JSON.
   */
  public static String escape(String text) {
    return escape(text, LOG_LIMIT);
  }

  /** As {@link #escape(String)}, cut after a number of characters of the text, then "...". */
  public static String escape(String text, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 16);
    for (int i = 0; i < text.length() && i < most; i++) {
      escape(out, text.charAt(i), "");
    }
    return text.length() > most ? out.append("...").toString() : out.toString();
  }

  private static void escape(StringBuilder out, char c, String alsoEscaped) {
    if (c == '\\') {
      out.append("\\\\");
    } else if (isPrintable(c) && alsoEscaped.indexOf(c) < 0) {
      out.append(c);
    } else {
      out.append(c < 0x100 ? "\\x" : "\\u");
      for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit(c >> shift & 0xf, 16));
      }
    }
  }

  private static boolean isPrintable(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  /**
   * The text as a user would type it: itself when it is plain, else in double quotes with escapes.
   * The opposite of {@link #unquote}.
   *
   * @param separators characters that stand between texts in a list and so must not appear
   */
  static String quote(String text, String separators) {
    boolean plain =
        !text.isEmpty()
            && !text.startsWith("\"")
            && !text.startsWith("hex:")
            && text.equals(text.strip())
            && text.chars().allMatch(c -> isPrintable((char) c) && separators.indexOf(c) < 0);
    if (plain) {
      return text;
    }
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      escape(out, c, separators + "\"");
    }
    return out.append('"').toString();
  }

  /**
   * The text that a user's text means: a character for each byte of it in UTF-8, and with double
   * quotes around it also {@code \xNN} and {@code \\}.
   *
   * @throws IllegalArgumentException naming the text when an escape in it is neither
   */
  static String unquote(String typed) {
    String bytes = new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (bytes.length() < 2 || !bytes.startsWith("\"") || !bytes.endsWith("\"")) {
      return bytes;
    }
    int end = bytes.length() - 1;
    StringBuilder out = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      if (bytes.charAt(i) != '\\') {
        out.append(bytes.charAt(i));
      } else if (i + 1 < end && bytes.charAt(i + 1) == '\\') {
        out.append('\\');
        i++;
      } else if (i + 3 < end && bytes.charAt(i + 1) == 'x' && isHex(bytes, i + 2)) {
        out.append((char) Integer.parseInt(bytes, i + 2, i + 4, 16));
        i += 3;
      } else {
        throw new IllegalArgumentException(
            escape(typed) + " has a backslash that is neither doubled nor before x and two digits");
      }
    }
    return out.toString();
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  /** The bytes of a text, one per character. */
  static byte[] toBytes(String text) {
    if (!text.chars().allMatch(c -> c < 0x100)) {
      throw new IllegalArgumentException("'" + escape(text) + "' has characters beyond one byte");
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text of bytes, one character each. */
  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The elements of a list, separated by commas or blanks; the empty text has none. */
  static List<String> split(String list) {
    List<String> elements = new ArrayList<>();
    for (String element : list.strip().split("\\s*,\\s*|\\s+")) {
      if (!element.isEmpty()) {
        elements.add(element);
      }
    }
    return elements;
  }
}

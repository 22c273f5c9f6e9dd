package dhcp.message;

import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Domain names in the wire format of DNS (RFC 1035 section 3.1), and as text: labels between dots,
 * and as {@code \DDD} (RFC 4343 section 2.1) every byte that is neither letter, digit, {@code -}
 * nor {@code _}, so that a name's text is always harmless.
 */
final class DomainNames {
  private static final int MAX_NAME = 255;
  private static final int MAX_LABEL = 63;
  private static final int POINTER = 0xc0;

  /**
   * A name that was read.
   *
   * @param text labels with dots between them and, when the root label was there, behind them
   * @param end where the bytes after it begin
   */
  record Decoded(String text, int end) {}

  private DomainNames() {}

  /**
   * Reads a name, compressed or not (RFC 1035 section 4.1.4). Pointers lead strictly backwards, so
   * that reading ends.
   *
   * @return empty when a label or pointer is not well-formed, or the name is over 255 bytes
   */
  static Optional<Decoded> read(byte[] data, int start) {
    StringBuilder text = new StringBuilder();
    int at = start;
    int lowest = start;
    int end = -1;
    int wireLength = 1;
    while (at < data.length) {
      int length = Bytes.int8(data, at);
      if (length == 0) {
        return Optional.of(new Decoded(text.append('.').toString(), end < 0 ? at + 1 : end));
      }
      if (length >= POINTER) {
        if (at + 1 == data.length) {
          return Optional.empty();
        }
        int target = Bytes.int16(data, at) & 0x3fff;
        if (target >= lowest) {
          return Optional.empty();
        }
        end = end < 0 ? at + 2 : end;
        lowest = target;
        at = target;
      } else {
        wireLength += 1 + length;
        if (length > MAX_LABEL || length > data.length - at - 1 || wireLength > MAX_NAME) {
          return Optional.empty();
        }
        text.append(text.length() > 0 ? "." : "");
        for (int i = 1; i <= length; i++) {
          append(text, Bytes.int8(data, at + i));
        }
        at += 1 + length;
      }
    }
    // The data ended before a root label: a partial name, as RFC 4702 section 2.3.1 allows.
    return end < 0 ? Optional.of(new Decoded(text.toString(), at)) : Optional.empty();
  }

  private static void append(StringBuilder text, int c) {
    boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    text.append(plain ? String.valueOf((char) c) : String.format("\\%03d", c));
  }

  /**
   * The bytes of a name, uncompressed, with the root label only if the text ends with a dot.
   *
   * @throws IllegalArgumentException naming the text when it is not a name
   */
  static byte[] write(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean complete = text.endsWith(".");
    String labels = complete ? text.substring(0, text.length() - 1) : text;
    if (!labels.isEmpty()) {
      for (String label : labels.split("\\.", -1)) {
        byte[] bytes = label(label, text);
        out.write(bytes.length);
        out.writeBytes(bytes);
      }
    }
    if (complete) {
      out.write(0);
    }
    if (out.size() + (complete ? 0 : 1) > MAX_NAME) {
      throw notAName(text, "longer than 255 bytes");
    }
    return out.toByteArray();
  }

  private static byte[] label(String label, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == '\\' && label.substring(i + 1).matches("([01][0-9]{2}|2[0-4][0-9]|25[0-5]).*")) {
        out.write(Integer.parseInt(label, i + 1, i + 4, 10));
        i += 3;
      } else if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
        out.write(c);
      } else {
        throw notAName(name, "made of other characters than letters, digits, '-' and '_'");
      }
    }
    if (out.size() == 0 || out.size() > MAX_LABEL) {
      throw notAName(name, "with a label that has not 1 to 63 bytes");
    }
    return out.toByteArray();
  }

  private static IllegalArgumentException notAName(String name, String why) {
    return new IllegalArgumentException(
        "'" + Text.escape(name) + "' is not a domain name: it is " + why);
  }
}

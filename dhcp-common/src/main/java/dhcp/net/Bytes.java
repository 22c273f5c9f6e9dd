package dhcp.net;

import java.nio.charset.StandardCharsets;

/** Numbers in network byte order, to and from a byte array. Callers have checked the bounds. */
public final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private Bytes() {}

  public static int int8(byte[] b, int at) {
    return b[at] & 0xff;
  }

  public static int int16(byte[] b, int at) {
    return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
  }

  public static int int32(byte[] b, int at) {
    return int16(b, at) << 16 | int16(b, at + 2);
  }

  public static void putInt8(byte[] b, int at, int value) {
    b[at] = (byte) value;
  }

  public static void putInt16(byte[] b, int at, int value) {
    b[at] = (byte) (value >>> 8);
    b[at + 1] = (byte) value;
  }

  public static void putInt32(byte[] b, int at, int value) {
    putInt16(b, at, value >>> 16);
    putInt16(b, at + 2, value);
  }

  /** Lower-case hexadecimal without separators. */
  public static String hex(byte[] b) {
    byte[] out = new byte[b.length * 2];
    for (int i = 0; i < b.length; i++) {
      out[2 * i] = HEX[b[i] >> 4 & 0xf];
      out[2 * i + 1] = HEX[b[i] & 0xf];
    }
    return new String(out, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads hexadecimal, pairs of digits with or without {@code :}, {@code -} or blanks between them.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static byte[] parseHex(String text) {
    String digits = text.replaceAll("[:\\- ]", "");
    if (digits.length() % 2 != 0
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not hexadecimal: pairs of digits, as in 01:02:ff or 0102ff");
    }
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
    }
    return bytes;
  }
}

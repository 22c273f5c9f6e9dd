package dhcp.server.lease;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Text of single bytes that is put together piece by piece: of every lease that is stored three
 * such texts are made, and a StringBuilder's way to bytes has two copies and a check of each
 * character.
 */
final class AsciiText {
  private byte[] bytes;
  private int length;

  AsciiText(int room) {
    bytes = new byte[room];
  }

  int length() {
    return length;
  }

  /**
   * @param c below 128
   */
  AsciiText add(char c) {
    demand(1);
    bytes[length++] = (byte) c;
    return this;
  }

  /** Any text; what is not ASCII, as damage may have left it, as UTF-8. */
  AsciiText add(String text) {
    int more = text.length();
    demand(more);
    for (int i = 0; i < more; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return add(text.getBytes(StandardCharsets.UTF_8));
      }
      bytes[length + i] = (byte) c;
    }
    length += more;
    return this;
  }

  private AsciiText add(byte[] more) {
    demand(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** In decimal. */
  AsciiText add(long number) {
    if (number < 0) {
      return add(Long.toString(number));
    }
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    demand(digits);
    length += digits;
    long rest = number;
    for (int at = length - 1; at >= length - digits; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  private void demand(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Keeps what stands behind a place, and lets it begin with another character. */
  void cut(int before, char first) {
    System.arraycopy(bytes, before, bytes, 0, length - before);
    length -= before;
    bytes[0] = (byte) first;
  }

  /** The text up to a place. */
  String upTo(int end) {
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  long checksum() {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}

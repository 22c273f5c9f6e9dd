package dhcp.server.wire;

import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages whose options are written, and read, byte by byte. */
final class RawOptions {
  static final int SNAME = 44;
  static final int FILE = 108;
  static final int OPTIONS = 240;
  static final int WHOLE = 300;

  private static final int PAD = 0;
  private static final int END = 255;

  private RawOptions() {}

  /** The header of a message with these options, in hexadecimal, padded to 300 bytes. */
  static byte[] with(DhcpMessage header, String options) {
    byte[] field = Bytes.parseHex(options);
    byte[] bytes =
        Arrays.copyOf(
            Arrays.copyOf(header.toBytes(), OPTIONS), Math.max(WHOLE, OPTIONS + field.length));
    System.arraycopy(field, 0, bytes, OPTIONS, field.length);
    return bytes;
  }

  /** The codes in the options field alone, in their order, each time that they are there. */
  static List<Integer> codes(DhcpMessage message) {
    byte[] bytes = message.toBytes();
    List<Integer> codes = new ArrayList<>();
    int at = OPTIONS;
    while (Bytes.int8(bytes, at) != END) {
      int code = Bytes.int8(bytes, at++);
      if (code != PAD) {
        codes.add(code);
        at += 1 + Bytes.int8(bytes, at);
      }
    }
    return codes;
  }
}

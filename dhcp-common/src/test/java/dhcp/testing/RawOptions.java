package dhcp.testing;

import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages whose options are written, and read, byte by byte. */
public final class RawOptions {
  public static final int SNAME = 44;
  public static final int FILE = 108;
  public static final int OPTIONS = 240;
  public static final int WHOLE = 300;

  private static final int PAD = 0;
  private static final int END = 255;

  private RawOptions() {}

  /** The header of a message with these options, in hexadecimal, padded to 300 bytes. */
  public static byte[] with(DhcpMessage header, String options) {
    byte[] field = Bytes.parseHex(options);
    byte[] bytes =
        Arrays.copyOf(
            Arrays.copyOf(header.toBytes(), OPTIONS), Math.max(WHOLE, OPTIONS + field.length));
    System.arraycopy(field, 0, bytes, OPTIONS, field.length);
    return bytes;
  }

  /** A message with these options, in hexadecimal, behind its own. */
  public static byte[] behind(DhcpMessage message, String options) {
    byte[] bytes = message.toBytes();
    byte[] more = Bytes.parseHex(options + "ff");
    int end = end(bytes);
    byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, end + more.length));
    System.arraycopy(more, 0, longer, end, more.length);
    return longer;
  }

  private static int end(byte[] bytes) {
    int at = OPTIONS;
    while (Bytes.int8(bytes, at) != END) {
      at += Bytes.int8(bytes, at) == PAD ? 1 : 2 + Bytes.int8(bytes, at + 1);
    }
    return at;
  }

  /** The codes in the options field alone, in their order, each time that they are there. */
  public static List<Integer> codes(DhcpMessage message) {
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

package dhcp.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes of a netlink message: each has its length and its type in two bytes each, and a
 * value that is padded to four bytes.
 */
final class NetlinkAttributes {
  private static final int HEADER = 4;

  /** The two high bits of a type are flags. */
  private static final int TYPE_MASK = 0x3fff;

  private static final byte[] NONE = {};

  private final Map<Integer, byte[]> values = new HashMap<>();

  /** Reads from the buffer's position to its end, or to the first one that does not fit. */
  NetlinkAttributes(ByteBuffer buffer) {
    while (buffer.remaining() >= HEADER) {
      int start = buffer.position();
      int length = Short.toUnsignedInt(buffer.getShort(start));
      if (length < HEADER || length > buffer.remaining()) {
        break;
      }
      byte[] value = new byte[length - HEADER];
      buffer.get(start + HEADER, value);
      values.put(buffer.getShort(start + 2) & TYPE_MASK, value);
      buffer.position(Math.min(start + NetlinkMessages.aligned(length), buffer.limit()));
    }
  }

  boolean has(int type) {
    return values.containsKey(type);
  }

  /** The value, empty when the attribute is missing. */
  byte[] bytes(int type) {
    return values.getOrDefault(type, NONE);
  }

  /** A 32-bit value in the machine's byte order, 0 when the attribute is missing. */
  int number(int type) {
    byte[] value = bytes(type);
    return value.length == 4 ? ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt() : 0;
  }
}

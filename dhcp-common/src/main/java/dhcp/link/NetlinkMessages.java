package dhcp.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Netlink messages to and from bytes (RFC 3549 section 2.3.2), in the machine's byte order.
 *
 * <pre>
 *  0               4       6       8               12              16
 * +---------------+-------+-------+---------------+---------------+------
 * |    length     | type  | flags |   sequence    |    port id    | body
 * +---------------+-------+-------+---------------+---------------+------
 * </pre>
 *
 * <p>A body is a fixed header and then {@link NetlinkAttributes}.
 */
final class NetlinkMessages {
  private static final int HEADER = 16;
  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final int MULTIPART = 0x2;

  private NetlinkMessages() {}

  /** Is given each message of an answer, from its body on. */
  interface Reader {
    void read(int type, ByteBuffer body);
  }

  static int aligned(int length) {
    return (length + 3) & ~3;
  }

  static byte[] request(int type, int flags, int sequence, byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length)
        .order(ByteOrder.nativeOrder())
        .putInt(HEADER + body.length)
        .putShort((short) type)
        .putShort((short) flags)
        .putInt(sequence)
        .putInt(0)
        .put(body)
        .array();
  }

  /**
   * Reads until the answer to a request is complete. "No such device" is an answer without
   * messages.
   *
   * @throws IOException when the kernel answers with another error
   */
  static void answers(NetlinkSocket socket, int sequence, Reader reader) throws IOException {
    boolean complete = false;
    while (!complete) {
      ByteBuffer datagram = socket.receive();
      if (!datagram.hasRemaining()) {
        throw new IOException("netlink: an answer was lost");
      }
      while (datagram.remaining() >= HEADER && !complete) {
        int start = datagram.position();
        int length = datagram.getInt(start);
        if (length < HEADER || length > datagram.remaining()) {
          throw new IOException("netlink: a message of " + length + " bytes");
        }
        if (datagram.getInt(start + 8) == sequence) {
          complete = read(datagram.slice(start, length).order(ByteOrder.nativeOrder()), reader);
        }
        datagram.position(Math.min(start + aligned(length), datagram.limit()));
      }
    }
  }

  /** Whether it was the last message of its answer. */
  private static boolean read(ByteBuffer message, Reader reader) throws IOException {
    int type = Short.toUnsignedInt(message.getShort(4));
    boolean multipart = (message.getShort(6) & MULTIPART) != 0;
    message.position(HEADER);
    if (type == ERROR) {
      int error = -message.getInt(HEADER);
      if (error != 0 && error != LibC.ENODEV) {
        throw new IOException("netlink: error " + error);
      }
      return true;
    }
    if (type == DONE) {
      return true;
    }
    reader.read(type, message);
    return !multipart;
  }
}

package dhcp.client.load;

import dhcp.message.Options;
import dhcp.net.Bytes;

/**
 * What load mode looks at in an answer, read from fixed places and one walk over the options: one
 * object for all answers, filled anew for each.
 *
 * <p>The codec could tell the same, but it copies, indexes and decodes, and it checks sums: load
 * mode must stay far cheaper than any server that it measures, or it measures itself. The codec
 * reads a sample of the answers besides ({@link Audit}), so that what this reading would overlook
 * is found all the same.
 */
final class Reply {
  /** What a frame holds. */
  enum Kind {
    /** No answer of a DHCP server. */
    NONE,
    /** One without a message type, or with an option that runs past the end. */
    BROKEN,
    WHOLE
  }

  /** Option 53. */
  int type;

  int xid;
  int yiaddr;

  /** Option 54; 0 when there is none. */
  int server;

  /** Option 51, unsigned; 0 when there is none. */
  int leaseSeconds;

  long chaddr;
  long frameSource;

  /** Reads a frame; what it holds is here afterwards if it is {@link Kind#WHOLE}. */
  Kind read(byte[] b, int length) {
    if (length < Wire.OPTIONS || Bytes.int16(b, Wire.TYPE) != Wire.TYPE_IPV4) {
      return Kind.NONE;
    }
    int ipOptions = (Bytes.int8(b, Wire.IP) & 0xf) * 4 - Wire.IP_HEADER;
    int end = Wire.IP + Bytes.int16(b, Wire.IP_LENGTH);
    if (ipOptions < 0
        || end > length
        || Wire.OPTIONS + ipOptions > end
        || Bytes.int8(b, Wire.IP_PROTOCOL) != Wire.PROTOCOL_UDP
        || Bytes.int8(b, Wire.OP + ipOptions) != Wire.BOOTREPLY
        || Bytes.int32(b, Wire.COOKIE + ipOptions) != Wire.MAGIC_COOKIE) {
      return Kind.NONE;
    }
    xid = Bytes.int32(b, Wire.XID + ipOptions);
    yiaddr = Bytes.int32(b, Wire.YIADDR + ipOptions);
    chaddr = mac(b, Wire.CHADDR + ipOptions);
    frameSource = mac(b, Wire.SOURCE);
    type = 0;
    server = 0;
    leaseSeconds = 0;
    return walk(b, Wire.OPTIONS + ipOptions, end) && type != 0 ? Kind.WHOLE : Kind.BROKEN;
  }

  private boolean walk(byte[] b, int from, int end) {
    int at = from;
    while (at < end) {
      int code = Bytes.int8(b, at++);
      if (code == Wire.END) {
        return true;
      }
      if (code != Wire.PAD) {
        if (at == end || at + 1 + Bytes.int8(b, at) > end) {
          return false;
        }
        int length = Bytes.int8(b, at++);
        take(b, code, at, length);
        at += length;
      }
    }
    return true;
  }

  private void take(byte[] b, int code, int at, int length) {
    if (code == Options.MESSAGE_TYPE.code() && length == 1) {
      type = Bytes.int8(b, at);
    } else if (code == Options.SERVER_IDENTIFIER.code() && length == 4) {
      server = Bytes.int32(b, at);
    } else if (code == Options.LEASE_TIME.code() && length == 4) {
      leaseSeconds = Bytes.int32(b, at);
    }
  }

  private static long mac(byte[] b, int at) {
    return (long) Bytes.int16(b, at) << 32 | Integer.toUnsignedLong(Bytes.int32(b, at + 2));
  }
}

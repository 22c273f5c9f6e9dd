package dhcp.message;

/**
 * Where the fields of a message lie (RFC 2131 section 2), in bytes from its start.
 *
 * <pre>
 *   0       op   |   htype   |   hlen    |   hops
 *   4                       xid
 *   8          secs          |         flags          B000000000000000
 *  12                      ciaddr                     client's address, when it can answer there
 *  16                      yiaddr                     "your" address, from the server
 *  20                      siaddr                     next server in bootstrap
 *  24                      giaddr                     relay agent
 *  28                      chaddr                     16 bytes, hlen of them used
 *  44                      sname                      64 bytes; options when overloaded
 * 108                       file                      128 bytes; options when overloaded
 * 236              magic cookie 99.130.83.99
 * 240                     options ...                 code, length, data; ends with 255
 * </pre>
 */
final class Header {
  static final int OP = 0;
  static final int HTYPE = 1;
  static final int HLEN = 2;
  static final int HOPS = 3;
  static final int XID = 4;
  static final int SECS = 8;
  static final int FLAGS = 10;
  static final int CIADDR = 12;
  static final int YIADDR = 16;
  static final int SIADDR = 20;
  static final int GIADDR = 24;
  static final int CHADDR = 28;
  static final int SNAME = 44;
  static final int SNAME_LENGTH = 64;
  static final int FILE = 108;
  static final int FILE_LENGTH = 128;
  static final int COOKIE = 236;
  static final int OPTIONS = 240;

  static final int MAGIC_COOKIE = 0x63825363;
  static final int BROADCAST_FLAG = 0x8000;

  /** Code of the one-byte option that fills (RFC 2132 section 3.1). */
  static final int PAD = 0;

  /** Code of the one-byte option that closes an options field (RFC 2132 section 3.2). */
  static final int END = 255;

  /** Bits of option 52, "option overload" (RFC 2132 section 9.3). */
  static final int OVERLOAD = 52;

  static final int OVERLOAD_FILE = 1;
  static final int OVERLOAD_SNAME = 2;

  private Header() {}
}

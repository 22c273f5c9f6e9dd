package dhcp.net;

/**
 * An IPv4 address: 32 bits, network byte order, ordered as an unsigned number.
 *
 * @param bits the address, most significant byte first
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
  public static final int LENGTH = 4;
  public static final Ipv4Address ANY = new Ipv4Address(0);
  public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

  /** The address whose four octets are given, each 0 to 255. */
  public static Ipv4Address of(int a, int b, int c, int d) {
    return new Ipv4Address((a & 0xff) << 24 | (b & 0xff) << 16 | (c & 0xff) << 8 | (d & 0xff));
  }

  /**
   * Reads dotted decimal, exactly four numbers of 0 to 255 without leading zeros.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static Ipv4Address parse(String text) {
    int bits = 0;
    int octets = 0;
    int octet = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (octet < 0 || octets == 4) {
          throw notAnAddress(text);
        }
        bits = bits << 8 | octet;
        octets++;
        octet = -1;
      } else if (c >= '0' && c <= '9' && octet != 0) {
        octet = Math.max(octet, 0) * 10 + (c - '0');
        if (octet > 255) {
          throw notAnAddress(text);
        }
      } else {
        throw notAnAddress(text);
      }
    }
    if (octets != 4) {
      throw notAnAddress(text);
    }
    return new Ipv4Address(bits);
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an IPv4 address: four numbers of 0 to 255, as in 192.168.1.100");
  }

  /** Reads four bytes; the caller has checked that they are there. */
  public static Ipv4Address read(byte[] bytes, int offset) {
    return new Ipv4Address(Bytes.int32(bytes, offset));
  }

  /** Writes four bytes. */
  public void write(byte[] bytes, int offset) {
    Bytes.putInt32(bytes, offset, bits);
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    write(bytes, 0);
    return bytes;
  }

  /** The address as a number of 0 to 2^32-1. */
  public long toLong() {
    return Integer.toUnsignedLong(bits);
  }

  /** The address n further on, wrapping at the end of the address space. */
  public Ipv4Address plus(long n) {
    return new Ipv4Address((int) (bits + n));
  }

  public boolean isAny() {
    return bits == 0;
  }

  public boolean isBroadcast() {
    return bits == -1;
  }

  public boolean isLoopback() {
    return bits >>> 24 == 127;
  }

  public boolean isMulticast() {
    return bits >>> 28 == 0xe;
  }

  /**
   * Whether a host may have this address: not in 0/8, 127/8, nor in 224/3 (RFC 1122 section
   * 3.2.1.3).
   */
  public boolean isUnicast() {
    int first = bits >>> 24;
    return first != 0 && first != 127 && first < 224;
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 0xff)
        + "."
        + (bits >>> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }
}

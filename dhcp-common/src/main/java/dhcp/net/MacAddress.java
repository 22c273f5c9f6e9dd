package dhcp.net;

/**
 * A 48-bit Ethernet address.
 *
 * @param bits the six octets in the low 48 bits, first octet most significant
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
  public static final int LENGTH = 6;
  public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
  public static final MacAddress ZERO = new MacAddress(0);

  public MacAddress {
    bits &= 0xffff_ffff_ffffL;
  }

  /**
   * Reads six pairs of hexadecimal digits joined by {@code :} or {@code -}.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static MacAddress parse(String text) {
    String[] parts = text.split("[:-]", -1);
    boolean good = parts.length == LENGTH;
    for (String part : parts) {
      good &=
          part.length() == 2 && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }
    if (!good) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a MAC address: six pairs of hexadecimal digits, as in 02:00:00:00:00:01");
    }
    return new MacAddress(Long.parseLong(String.join("", parts), 16));
  }

  /** Reads six bytes; the caller has checked that they are there. */
  public static MacAddress read(byte[] bytes, int offset) {
    return new MacAddress(
        (long) Bytes.int16(bytes, offset) << 32
            | Integer.toUnsignedLong(Bytes.int32(bytes, offset + 2)));
  }

  /** Writes six bytes. */
  public void write(byte[] bytes, int offset) {
    Bytes.putInt16(bytes, offset, (int) (bits >>> 32));
    Bytes.putInt32(bytes, offset + 2, (int) bits);
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    write(bytes, 0);
    return bytes;
  }

  public boolean isBroadcast() {
    return bits == BROADCAST.bits;
  }

  /** Whether the group bit is set: broadcast or multicast. */
  public boolean isMulticast() {
    return (bits >>> 40 & 1) != 0;
  }

  /** Whether the address was made up locally, as random ones of phones and virtual machines are. */
  public boolean isLocallyAdministered() {
    return (bits >>> 40 & 2) != 0;
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 44; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (bits >>> shift & 0xf), 16));
      if (shift % 8 == 0 && shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }
}

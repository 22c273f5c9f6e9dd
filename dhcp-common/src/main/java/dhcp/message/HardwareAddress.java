package dhcp.message;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A client's link-layer address as the header carries it: htype, hlen and the used bytes of chaddr
 * (RFC 2131 section 2). A value: equal when type and bytes are.
 */
public final class HardwareAddress {
  /** Ethernet's number in the ARP registry (RFC 1700). */
  public static final int ETHERNET = 1;

  /** The most bytes that the header's chaddr field has room for. */
  public static final int MAX_LENGTH = 16;

  private final int htype;
  private final int length;
  private final long high;
  private final long low;

  private HardwareAddress(int htype, byte[] bytes, int offset, int length) {
    this.htype = htype;
    this.length = length;
    this.high = pack(bytes, offset, Math.min(length, 8));
    this.low = pack(bytes, offset + 8, length - 8);
  }

  private static long pack(byte[] bytes, int offset, int count) {
    long packed = 0;
    for (int i = 0; i < count; i++) {
      packed |= (bytes[offset + i] & 0xffL) << (56 - 8 * i);
    }
    return packed;
  }

  /**
   * An address of any link type.
   *
   * @param htype 0 to 255, from the ARP registry
   * @param bytes 1 to 16 bytes
   * @throws IllegalArgumentException naming what is out of range
   */
  public static HardwareAddress of(int htype, byte[] bytes) {
    if (htype < 0 || htype > 255) {
      throw new IllegalArgumentException("htype " + htype + " is not in 0 to 255");
    }
    if (bytes.length < 1 || bytes.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a hardware address of " + bytes.length + " bytes does not fit chaddr: 1 to 16 bytes");
    }
    if (htype == ETHERNET && bytes.length != MacAddress.LENGTH) {
      throw new IllegalArgumentException(
          "an Ethernet address has 6 bytes, not the " + bytes.length + " of " + Bytes.hex(bytes));
    }
    return new HardwareAddress(htype, bytes, 0, bytes.length);
  }

  public static HardwareAddress ofEthernet(MacAddress mac) {
    return of(ETHERNET, mac.toBytes());
  }

  /** Reads bytes whose number, 1 to 16, the caller has checked. */
  static HardwareAddress read(int htype, byte[] bytes, int offset, int length) {
    return new HardwareAddress(htype, bytes, offset, length);
  }

  /** Writes the bytes, without the padding of the chaddr field. */
  void write(byte[] bytes, int offset) {
    for (int i = 0; i < length; i++) {
      bytes[offset + i] = at(i);
    }
  }

  private byte at(int i) {
    return (byte) (i < 8 ? high >>> (56 - 8 * i) : low >>> (56 - 8 * (i - 8)));
  }

  /** The link type, 0 to 255, from the ARP registry. */
  public int htype() {
    return htype;
  }

  /** How many bytes, 1 to 16. */
  public int length() {
    return length;
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[length];
    write(bytes, 0);
    return bytes;
  }

  /** The Ethernet address; empty for other link types. */
  public Optional<MacAddress> mac() {
    return htype == ETHERNET && length == MacAddress.LENGTH
        ? Optional.of(new MacAddress(high >>> 16))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HardwareAddress that
        && htype == that.htype
        && length == that.length
        && high == that.high
        && low == that.low;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {htype, length, high, low});
  }

  /** Pairs of digits with colons, before them the type and a slash unless it is Ethernet. */
  @Override
  public String toString() {
    return mac().map(MacAddress::toString).orElseGet(() -> htype + "/" + Bytes.hex(toBytes()));
  }
}

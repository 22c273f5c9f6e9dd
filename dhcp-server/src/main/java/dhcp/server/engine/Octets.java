package dhcp.server.engine;

import dhcp.net.Bytes;
import java.util.Arrays;

/** A string of bytes as a value: client identifiers, circuit ids, hardware addresses with type. */
public final class Octets implements Comparable<Octets> {
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes given, copied. */
  public static Octets of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Octets(bytes.clone());
  }

  /** The bytes given, which the caller promises never to change. */
  static Octets wrap(byte[] bytes) {
    return new Octets(bytes);
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The array itself, for readers in this package that do not change it. */
  byte[] bytes() {
    return bytes;
  }

  boolean isPrefixOf(byte[] other) {
    return other.length >= bytes.length
        && Arrays.equals(other, 0, bytes.length, bytes, 0, bytes.length);
  }

  boolean sameAs(byte[] other) {
    return Arrays.equals(bytes, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  /** Hardware addresses often differ in a byte or two only, which must not make them hash alike. */
  @Override
  public int hashCode() {
    long h = bytes.length;
    for (byte b : bytes) {
      h = (h ^ b) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    return (int) h;
  }

  /** By their bytes; a hash map needs an order to hold out against identifiers that hash alike. */
  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  /** Lower-case hexadecimal without separators. */
  @Override
  public String toString() {
    return Bytes.hex(bytes);
  }
}

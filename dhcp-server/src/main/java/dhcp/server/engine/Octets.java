package dhcp.server.engine;

import dhcp.net.Bytes;
import java.util.Arrays;

/** A string of bytes as a value: client identifiers, circuit ids, hardware addresses with type. */
public final class Octets {
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

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower-case hexadecimal without separators. */
  @Override
  public String toString() {
    return Bytes.hex(bytes);
  }
}

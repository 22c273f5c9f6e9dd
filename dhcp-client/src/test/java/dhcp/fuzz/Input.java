package dhcp.fuzz;

import java.util.Arrays;

/** Takes an input apart: numbers, and pieces with their length before them. Never runs out. */
final class Input {
  private final byte[] bytes;
  private int at;

  Input(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEmpty() {
    return at >= bytes.length;
  }

  int int8() {
    return isEmpty() ? 0 : bytes[at++] & 0xff;
  }

  int int16() {
    return int8() << 8 | int8();
  }

  int int32() {
    return int16() << 16 | int16();
  }

  /** A piece of the length that two bytes tell, or all that is left. */
  byte[] piece() {
    int length = int16();
    int from = Math.min(at, bytes.length);
    int to = Math.min(bytes.length, from + length);
    at = to;
    return Arrays.copyOfRange(bytes, from, to);
  }
}

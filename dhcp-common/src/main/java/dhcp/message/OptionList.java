package dhcp.message;

import java.util.Arrays;

/** Options being gathered for a message: codes and data in the order in which they were put. */
final class OptionList {
  private int[] codes = new int[16];
  private byte[][] data = new byte[16][];
  private int size;

  /** A bit for each code that is there: most questions are about options that are not. */
  private final long[] present = new long[4];

  int size() {
    return size;
  }

  int code(int i) {
    return codes[i];
  }

  byte[] data(int i) {
    return data[i];
  }

  /** The place of a code, -1 when it is not there. */
  int indexOf(int code) {
    if ((code & 0xff) != code || (present[code >>> 6] >>> code & 1) == 0) {
      return -1;
    }
    for (int i = 0; i < size; i++) {
      if (codes[i] == code) {
        return i;
      }
    }
    return -1;
  }

  void put(int code, byte[] bytes) {
    int at = indexOf(code);
    if (at < 0) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, size * 2);
        data = Arrays.copyOf(data, size * 2);
      }
      at = size++;
      codes[at] = code;
      present[code >>> 6] |= 1L << code;
    }
    data[at] = bytes;
  }

  /** Puts all of another list, in its order. */
  void putAll(OptionList others) {
    if (size > 0 && sharesCodeWith(others) || size + others.size > codes.length) {
      for (int i = 0; i < others.size; i++) {
        put(others.codes[i], others.data[i]);
      }
      return;
    }
    System.arraycopy(others.codes, 0, codes, size, others.size);
    System.arraycopy(others.data, 0, data, size, others.size);
    size += others.size;
    for (int i = 0; i < present.length; i++) {
      present[i] |= others.present[i];
    }
  }

  private boolean sharesCodeWith(OptionList others) {
    long shared = 0;
    for (int i = 0; i < present.length; i++) {
      shared |= present[i] & others.present[i];
    }
    return shared != 0;
  }

  void remove(int code) {
    int at = indexOf(code);
    if (at >= 0) {
      size--;
      present[code >>> 6] &= ~(1L << code);
      System.arraycopy(codes, at + 1, codes, at, size - at);
      System.arraycopy(data, at + 1, data, at, size - at);
    }
  }

  /**
   * Bytes of an option on the wire: its data and two bytes for every piece of 255 (RFC 3396 section
   * 6); an empty option is one piece.
   */
  int wireSize(int i) {
    int length = data[i].length;
    return length + 2 * Math.max(1, (length + 254) / 255);
  }
}

package dhcp.message;

import java.util.Arrays;

/**
 * Where the options of one message lie: an entry a piece, in the order in which RFC 3396 section 5
 * joins them, that is options field, file, sname. It copies nothing and keeps no object per option,
 * because every received datagram builds one.
 */
final class OptionIndex {
  /** Stands for the index of a message whose options nobody has asked for yet. */
  static final OptionIndex NONE_YET = new OptionIndex(new byte[0]);

  private static final int MOST_MESSAGES_HAVE_FEWER = 20;

  private final byte[] bytes;

  /** Code, length and offset of the data in 8, 8 and 16 bits: a datagram ends below 2^16. */
  private int[] entries = new int[MOST_MESSAGES_HAVE_FEWER];

  private int count;

  /** A bit for each code that is there: most questions are about options that are not. */
  private final long[] present = new long[4];

  OptionIndex(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How the options of a field end. */
  enum Ending {
    /** With END. */
    PROPER,
    /** With the field, and all of them are whole. */
    WITHOUT_END,
    /** The last one runs past the end of the field. */
    CUT
  }

  /** Adds the options between two offsets, up to END. */
  Ending scan(int from, int end) {
    int at = from;
    while (at < end) {
      int code = bytes[at++] & 0xff;
      if (code == Header.END) {
        return Ending.PROPER;
      }
      if (code != Header.PAD) {
        if (at == end || end - at - 1 < (bytes[at] & 0xff)) {
          return Ending.CUT;
        }
        int length = bytes[at++] & 0xff;
        add(code << 24 | length << 16 | at);
        at += length;
      }
    }
    return Ending.WITHOUT_END;
  }

  /** Adds the options in file and sname, as far as option 52 says that there are any. */
  Ending scanOverload(int overload) {
    if ((overload & Header.OVERLOAD_FILE) != 0
        && scan(Header.FILE, Header.FILE + Header.FILE_LENGTH) == Ending.CUT) {
      return Ending.CUT;
    }
    return (overload & Header.OVERLOAD_SNAME) != 0
        ? scan(Header.SNAME, Header.SNAME + Header.SNAME_LENGTH)
        : Ending.PROPER;
  }

  private void add(int entry) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
    }
    entries[count++] = entry;
    int code = entry >>> 24;
    present[code >>> 6] |= 1L << code;
  }

  /** How many pieces carry this code. */
  int pieces(int code) {
    int pieces = 0;
    for (int i = 0; i < count; i++) {
      pieces += entries[i] >>> 24 == code ? 1 : 0;
    }
    return pieces;
  }

  /**
   * The only byte of an option, when it lies in one piece of length one; -1 otherwise. Bytes are
   * not negative here.
   */
  int onlyByte(int code) {
    int found = -1;
    for (int i = 0; i < count; i++) {
      if (entries[i] >>> 24 == code) {
        if (found >= 0 || length(i) != 1) {
          return -1;
        }
        found = bytes[offset(i)] & 0xff;
      }
    }
    return found;
  }

  /** All data of an option, its pieces joined; the caller has seen that there is one. */
  byte[] join(int code) {
    int first = 0;
    while (entries[first] >>> 24 != code) {
      first++;
    }
    int total = 0;
    for (int i = first; i < count; i++) {
      total += entries[i] >>> 24 == code ? length(i) : 0;
    }
    byte[] joined = Arrays.copyOfRange(bytes, offset(first), offset(first) + total);
    int at = length(first);
    for (int i = first + 1; at < total; i++) {
      if (entries[i] >>> 24 == code) {
        System.arraycopy(bytes, offset(i), joined, at, length(i));
        at += length(i);
      }
    }
    return joined;
  }

  boolean has(int code) {
    return (code & 0xff) == code && (present[code >>> 6] >>> code & 1) != 0;
  }

  /** The codes in order of first appearance. */
  int[] codes() {
    boolean[] seen = new boolean[256];
    int[] codes = new int[Math.min(count, 256)];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int code = entries[i] >>> 24;
      if (!seen[code]) {
        seen[code] = true;
        codes[distinct++] = code;
      }
    }
    return Arrays.copyOf(codes, distinct);
  }

  private int length(int i) {
    return entries[i] >>> 16 & 0xff;
  }

  private int offset(int i) {
    return entries[i] & 0xffff;
  }
}

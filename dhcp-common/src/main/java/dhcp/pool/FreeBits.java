package dhcp.pool;

import java.util.Arrays;

/**
 * One bit for each position, set while it is free, and above it a summary with one bit for each
 * word that has a free position. So the search for the next free one reads two words, and in the
 * worst case one summary word for each 4096 positions.
 */
final class FreeBits {
  private final long[] words;
  private final long[] summary;
  private long free;

  /** All positions of 0 to {@code size - 1} free. */
  FreeBits(long size) {
    words = allOnes(size);
    summary = allOnes(words.length);
    free = size;
  }

  private static long[] allOnes(long size) {
    long[] ones = new long[(int) ((size + 63) >>> 6)];
    Arrays.fill(ones, -1L);
    if ((size & 63) != 0) {
      ones[ones.length - 1] = (1L << size) - 1;
    }
    return ones;
  }

  long free() {
    return free;
  }

  boolean isFree(long position) {
    return (words[(int) (position >>> 6)] >>> position & 1) != 0;
  }

  /** False when it was not free. */
  boolean take(long position) {
    if (!isFree(position)) {
      return false;
    }
    int word = (int) (position >>> 6);
    words[word] &= ~(1L << position);
    if (words[word] == 0) {
      summary[word >>> 6] &= ~(1L << word);
    }
    free--;
    return true;
  }

  /** False when it was free already. */
  boolean giveBack(long position) {
    if (isFree(position)) {
      return false;
    }
    int word = (int) (position >>> 6);
    words[word] |= 1L << position;
    summary[word >>> 6] |= 1L << word;
    free++;
    return true;
  }

  /** The first free position from the given one on, or -1. */
  long nextFree(long from) {
    int word = (int) (from >>> 6);
    if (word >= words.length) {
      return -1;
    }
    long rest = words[word] & -1L << from;
    if (rest == 0) {
      word = nextSet(summary, word + 1);
      if (word < 0) {
        return -1;
      }
      rest = words[word];
    }
    return ((long) word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** The first set bit from the given one on, or -1. */
  private static int nextSet(long[] bits, int from) {
    int at = from >>> 6;
    if (at >= bits.length) {
      return -1;
    }
    long rest = bits[at] & -1L << from;
    while (rest == 0) {
      if (++at == bits.length) {
        return -1;
      }
      rest = bits[at];
    }
    return (at << 6) + Long.numberOfTrailingZeros(rest);
  }
}

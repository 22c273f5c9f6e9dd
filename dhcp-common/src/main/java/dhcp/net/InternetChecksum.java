package dhcp.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The Internet checksum (RFC 1071): the one's complement of a one's complement sum of 16-bit words.
 */
public final class InternetChecksum {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private InternetChecksum() {}

  /**
   * Adds bytes to a running sum; an odd last byte counts as if a zero followed.
   *
   * @param sum the running sum, 0 at the start
   * @return the new running sum, to be given to {@link #fold}
   */
  public static long add(long sum, byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    // Eight bytes at a time, for every frame is summed up whole; carries gather in the upper half.
    for (; at + 7 < end; at += Long.BYTES) {
      long word = (long) LONG.get(bytes, at);
      sum += (word >>> 32) + (word & 0xffffffffL);
    }
    for (; at + 1 < end; at += 2) {
      sum += Bytes.int16(bytes, at);
    }
    if (at < end) {
      sum += Bytes.int8(bytes, at) << 8;
    }
    return sum;
  }

  /** The running sum folded to 16 bits, not complemented. */
  public static int fold(long sum) {
    sum = (sum & 0xffffffffL) + (sum >>> 32);
    sum = (sum & 0xffffffffL) + (sum >>> 32);
    sum = (sum & 0xffff) + (sum >>> 16);
    sum = (sum & 0xffff) + (sum >>> 16);
    return (int) sum;
  }

  /** The checksum of a running sum: what goes into the header's field. */
  public static int of(long sum) {
    return ~fold(sum) & 0xffff;
  }
}

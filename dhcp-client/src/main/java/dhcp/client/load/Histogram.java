package dhcp.client.load;

/**
 * Times by how often they came, in memory of fixed size: every power of two is cut into 64 equal
 * steps, so that a time read back is too long by at most 1/64 of it, and never too short.
 */
final class Histogram {
  private static final int STEP_BITS = 6;
  private static final int STEPS = 1 << STEP_BITS;

  private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
  private long count;
  private long max;

  /** Takes in a time in nanoseconds; one below 0 counts as 0. */
  void add(long nanos) {
    long value = Math.max(0, nanos);
    counts[place(value)]++;
    count++;
    max = Math.max(max, value);
  }

  long count() {
    return count;
  }

  /** The longest time, exact; 0 when there is none. */
  long max() {
    return max;
  }

  /**
   * A time that so many percent of all times do not exceed; 0 when there are none.
   *
   * @param percent above 0, to 100
   */
  long percentile(double percent) {
    long wanted = (long) Math.ceil(count * percent / 100);
    long seen = 0;
    for (int place = 0; place < counts.length; place++) {
      seen += counts[place];
      if (seen >= wanted && seen > 0) {
        return Math.min(max, highest(place));
      }
    }
    return 0;
  }

  /** Values below two times the steps have a place each; above, the places grow with the value. */
  private static int place(long value) {
    int shift = Math.max(0, Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(value | 1));
    return shift * STEPS + (int) (value >>> shift);
  }

  private static long highest(int place) {
    int shift = Math.max(0, place / STEPS - 1);
    return ((place - (long) shift * STEPS + 1) << shift) - 1;
  }
}

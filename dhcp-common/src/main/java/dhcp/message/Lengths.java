package dhcp.message;

/**
 * How long an option's data may be: the one place where lengths are checked.
 *
 * @param min the fewest bytes
 * @param max the most bytes; options over 255 travel in pieces (RFC 3396)
 * @param unit every length is a multiple of it
 */
record Lengths(int min, int max, int unit) {
  private static final int ANY = 0xffff;

  static Lengths exactly(int bytes) {
    return new Lengths(bytes, bytes, 1);
  }

  static Lengths atLeast(int bytes) {
    return new Lengths(bytes, ANY, 1);
  }

  static Lengths between(int min, int max) {
    return new Lengths(min, max, 1);
  }

  /** One or more elements of the same size. */
  static Lengths listOf(int elementBytes) {
    return new Lengths(elementBytes, ANY, elementBytes);
  }

  boolean allow(int length) {
    return length >= min && length <= max && length % unit == 0;
  }

  @Override
  public String toString() {
    String range =
        min == max ? "exactly " + min : max == ANY ? "at least " + min : min + " to " + max;
    return range + (unit == 1 ? "" : " in steps of " + unit);
  }
}

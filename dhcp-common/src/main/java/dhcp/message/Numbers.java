package dhcp.message;

/** Whole numbers typed by users, with their limits. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads a decimal number.
   *
   * @throws IllegalArgumentException naming the text when it is none or outside the limits
   */
  static long parse(String text, long min, long max) {
    String digits = text.strip();
    if (!digits.matches("-?[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is not a number of " + min + " to " + max);
    }
    return require(Long.parseLong(digits), min, max);
  }

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException naming the value when it is outside them
   */
  static long require(long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(value + " is not in " + min + " to " + max);
    }
    return value;
  }
}

package dhcp.message;

/**
 * Time spans as DHCP has them, seconds in 32 bits, and as people type them: {@code 600}, {@code
 * 90s}, {@code 10m}, {@code 12h}, {@code 7d} or {@code infinite}.
 */
public final class Seconds {
  /** The lease time that means for ever (RFC 2131 section 3.3). */
  public static final long INFINITE = 0xffff_ffffL;

  private static final String UNITS = "smhd";
  private static final long[] SECONDS_IN = {1, 60, 3600, 86400};

  private Seconds() {}

  /**
   * Reads a time span.
   *
   * @return seconds, 0 to {@link #INFINITE}
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static long parse(String text) {
    String span = text.strip();
    if (span.equals("infinite")) {
      return INFINITE;
    }
    if (!span.matches("[0-9]{1,10}[smhd]?")) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is not a duration: 600, 90s, 10m, 12h, 7d or infinite");
    }
    int unit = UNITS.indexOf(span.charAt(span.length() - 1));
    String digits = unit < 0 ? span : span.substring(0, span.length() - 1);
    long seconds = Long.parseLong(digits) * SECONDS_IN[Math.max(unit, 0)];
    if (seconds >= INFINITE) {
      throw new IllegalArgumentException(
          "'" + text + "' is too long: at most " + (INFINITE - 1) + " seconds, or infinite");
    }
    return seconds;
  }

  /** The number of seconds, or {@code infinite}. */
  public static String print(long seconds) {
    return seconds == INFINITE ? "infinite" : Long.toString(seconds);
  }
}

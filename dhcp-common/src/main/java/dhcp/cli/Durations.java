package dhcp.cli;

import dhcp.message.Seconds;

/**
 * Durations as people type them: {@code 600}, {@code 90s}, {@code 10m}, {@code 12h}, {@code 7d}.
 */
public final class Durations {
  /** Seconds that mean for ever, as in option 51 (RFC 2131 section 3.3). */
  public static final long INFINITE = Seconds.INFINITE;

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /**
   * Reads a duration; without a unit it is in seconds.
   *
   * @return seconds, 0 to {@link #INFINITE}
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static long parse(String text) {
    return Seconds.parse(text);
  }

  /** In the largest unit that needs no fraction, as {@link #parse} reads it back. */
  public static String print(long seconds) {
    if (seconds == INFINITE) {
      return Seconds.print(seconds);
    } else if (seconds == 0 || seconds % MINUTE != 0) {
      return seconds + "s";
    } else if (seconds % HOUR != 0) {
      return seconds / MINUTE + "m";
    } else if (seconds % DAY != 0) {
      return seconds / HOUR + "h";
    } else {
      return seconds / DAY + "d";
    }
  }
}

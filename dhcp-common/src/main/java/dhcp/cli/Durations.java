package dhcp.cli;

/**
 * Durations as people type them: {@code 600}, {@code 90s}, {@code 10m}, {@code 12h}, {@code 7d}.
 */
public final class Durations {
  /** Seconds that mean for ever, as in option 51 (RFC 2131 section 3.3). */
  public static final long INFINITE = 0xffff_ffffL;

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @return seconds, 0 to {@link #INFINITE}
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static long parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** The shortest text that {@link #parse} reads back. */
  public static String print(long seconds) {
    throw new UnsupportedOperationException();
  }
}

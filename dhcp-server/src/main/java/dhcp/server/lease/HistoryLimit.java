package dhcp.server.lease;

import java.time.Duration;

/**
 * How long it is kept who had which address.
 *
 * @param age at least zero, after the end
 * @param rows at most so many, the oldest going first, 0 to 2^62
 */
public record HistoryLimit(Duration age, long rows) {
  /** A month, and at most a million entries: about 150 megabytes. */
  public static final HistoryLimit DEFAULT = of(Duration.ofDays(30));

  private static final long MOST_ROWS = 1_000_000;

  /** With the usual limit to their number. */
  public static HistoryLimit of(Duration age) {
    return new HistoryLimit(age, MOST_ROWS);
  }
}

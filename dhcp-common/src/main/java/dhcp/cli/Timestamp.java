package dhcp.cli;

import java.time.LocalDate;

/**
 * A moment in RFC 3339 form, UTC with milliseconds. Written by hand: the JDK's formatter costs a
 * cold start some 20 ms, and drops the milliseconds when they are zero.
 */
final class Timestamp {
  private static final long DAY_MILLIS = 86_400_000;

  private Timestamp() {}

  /**
   * @param millis since 1970, UTC
   * @return such as {@code 2026-07-11T10:15:30.000Z}
   */
  static String of(long millis) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
    int inDay = (int) Math.floorMod(millis, DAY_MILLIS);
    StringBuilder out = new StringBuilder(24);
    digits(out, date.getYear(), 1000).append('-');
    digits(out, date.getMonthValue(), 10).append('-');
    digits(out, date.getDayOfMonth(), 10).append('T');
    digits(out, inDay / 3_600_000, 10).append(':');
    digits(out, inDay / 60_000 % 60, 10).append(':');
    digits(out, inDay / 1000 % 60, 10).append('.');
    return digits(out, inDay % 1000, 100).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder out, int number, int highest) {
    for (int place = highest; place > 0; place /= 10) {
      out.append((char) ('0' + number / place % 10));
    }
    return out;
  }
}

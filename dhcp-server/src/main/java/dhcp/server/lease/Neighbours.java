package dhcp.server.lease;

import java.util.Arrays;
import java.util.List;

/**
 * Whether rows stand so close to each other in the table of leases that they change few pages, and
 * are so few that nobody waits for long: the journal takes many of them sooner.
 */
final class Neighbours {
  /** A page of the table has some 25 rows. */
  private static final int PAGE_BITS = 5;

  /**
   * A row that goes through the journal costs some two microseconds more than one that does not,
   * and another page that a transaction changes some four.
   */
  private static final int ROWS_WORTH_A_PAGE = 2;

  /** A millisecond's work. */
  private static final int MOST = 512;

  private Neighbours() {}

  static boolean are(List<LeaseRow> rows) {
    if (rows.size() > MOST) {
      return false;
    }
    long[] pages = new long[rows.size()];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = rows.get(i).address() >> PAGE_BITS;
    }
    Arrays.sort(pages);
    int different = 1;
    for (int i = 1; i < pages.length; i++) {
      different += pages[i] == pages[i - 1] ? 0 : 1;
    }
    return different <= 1 + pages.length / ROWS_WORTH_A_PAGE;
  }
}

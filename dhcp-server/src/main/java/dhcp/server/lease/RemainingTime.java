package dhcp.server.lease;

/**
 * How much of a lease is left when a server starts, whatever became of the wall clock meanwhile.
 *
 * <p>In the boot in which the lease was written, the clock that nobody can set tells it exactly.
 * After another boot only the wall clock can, and it may lie: 1970 until NTP answers, or years
 * ahead. What is certain then is what was left at the last write of all (within one boot that is
 * exact too), and that no time runs backwards. So:
 *
 * <ul>
 *   <li>a wall clock that stands before the last write is not believed: the lease has what it had
 *       then;
 *   <li>one that stands after it is believed as long as leases live by it;
 *   <li>a lease that would have ended between the last write and now, where nobody watched the
 *       clock, is held for what it had at the last write, as if no time had passed. That is less
 *       than one lease time, and it is not handed to somebody else because of a clock that jumped.
 * </ul>
 */
final class RemainingTime {
  /** A gap as short as this is no jump worth a hold. */
  static final long PLAIN_GAP = 60_000;

  private final Moment last;
  private final Moment now;

  /**
   * @param last the last write of all
   * @param now the start
   */
  RemainingTime(Moment last, Moment now) {
    this.last = last;
    this.now = now;
  }

  /**
   * Milliseconds until the end, negative when it has passed.
   *
   * @param left the same at the time of writing
   * @param written that time, not after the last
   */
  long of(long left, Moment written) {
    if (written.isOfSameBoot(now)) {
      return left - passed(written.uptime(), now.uptime());
    }
    long atLast = left - between(written, last);
    long gap = between(last, now);
    boolean endedUnseen = atLast > 0 && atLast <= gap && !last.isOfSameBoot(now);
    return endedUnseen && gap > PLAIN_GAP ? atLast : atLast - gap;
  }

  /** By the better of the clocks that both moments share, and never negative. */
  private static long between(Moment earlier, Moment later) {
    return earlier.isOfSameBoot(later)
        ? passed(earlier.uptime(), later.uptime())
        : passed(earlier.wall(), later.wall());
  }

  private static long passed(long from, long to) {
    return Math.max(0, to - from);
  }
}

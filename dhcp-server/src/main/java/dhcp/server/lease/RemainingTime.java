package dhcp.server.lease;

/**
 * How much of a lease is left when a server starts, whatever became of the wall clock meanwhile.
 *
 * <p>In the boot in which the lease was written, the clock that nobody can set tells it exactly.
 * After another boot only the wall clock could, and it may lie: 1970 until NTP answers, minutes or
 * years ahead. What is certain then is what was left at the last write of all (within one boot that
 * is exact too), and that no time runs backwards. So a lease has what it had at that write, as if
 * no time had passed since: a little more than its client was told, but never less.
 */
final class RemainingTime {
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
    return atLast > 0 && !last.isOfSameBoot(now) ? atLast : atLast - between(last, now);
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

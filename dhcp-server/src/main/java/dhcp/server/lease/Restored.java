package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.LeaseTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What rows mean at a start.
 *
 * @param leases as they are now, by the engine's clock
 * @param live those that have not ended, for writing them again
 * @param isOfAnotherBoot whether the last write was before the machine's last boot: what was made
 *     of the clocks then must be written down, lest the next boot has to guess again
 */
record Restored(List<LeaseRecord> leases, List<LeaseChange> live, boolean isOfAnotherBoot) {
  /**
   * @param tell hears of rows that make no sense; they are left alone
   */
  static Restored of(List<LeaseRow> rows, Moment now, Consumer<String> tell) {
    Moment last =
        rows.stream()
            .max(Comparator.comparingLong(LeaseRow::seq))
            .map(LeaseRow::written)
            .orElse(now);
    RemainingTime time = new RemainingTime(last, now);
    List<LeaseRecord> leases = new ArrayList<>(rows.size());
    for (LeaseRow row : rows) {
      try {
        leases.add(lease(row, time, now));
      } catch (IllegalArgumentException e) {
        tell.accept(
            "row " + row.seq() + " of the lease database makes no sense: " + e.getMessage());
      }
    }
    List<LeaseChange> live =
        leases.stream()
            .filter(lease -> lease.end() + slack(lease) > now.uptime())
            .<LeaseChange>map(LeaseChange.Put::new)
            .toList();
    return new Restored(leases, live, !last.isOfSameBoot(now));
  }

  private static LeaseRecord lease(LeaseRow row, RemainingTime time, Moment now) {
    if (row.left().isEmpty()) {
      return RowCodec.lease(row, LeaseRecord.NEVER);
    }
    long slack = row.isBound() ? LeaseTimes.repeatMillis(row.seconds()) : 0;
    long end = now.uptime() + time.of(row.left().getAsLong() + slack, row.written()) - slack;
    LeaseRecord lease = RowCodec.lease(row, end);
    return lease.state() == LeaseState.BOUND && end + slack <= now.uptime()
        ? lease.in(LeaseState.EXPIRED)
        : lease;
  }

  /** A client whose request was repeated at once knows of an end this much later than the row. */
  private static long slack(LeaseRecord lease) {
    return lease.state() == LeaseState.BOUND && lease.end() != LeaseRecord.NEVER
        ? LeaseTimes.repeatMillis(lease.leaseSeconds())
        : 0;
  }
}

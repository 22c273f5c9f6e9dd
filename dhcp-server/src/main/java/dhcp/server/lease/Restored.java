package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.LeaseTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What rows mean at a start. */
final class Restored {
  private final Moment last;
  private final Moment now;
  private final RemainingTime time;
  private final Consumer<String> tell;
  private final List<LeaseRecord> leases = new ArrayList<>();

  /**
   * Without rows yet.
   *
   * @param last the last write of all
   * @param now the start
   * @param tell hears of rows that make no sense; they are left alone
   */
  Restored(Moment last, Moment now, Consumer<String> tell) {
    this.last = last;
    this.now = now;
    this.time = new RemainingTime(last, now);
    this.tell = tell;
  }

  /** Takes in a row, of which nothing is kept. */
  void add(LeaseRow row) {
    try {
      leases.add(lease(row));
    } catch (IllegalArgumentException e) {
      tell.accept("row " + row.seq() + " of the lease database makes no sense: " + e.getMessage());
    }
  }

  private LeaseRecord lease(LeaseRow row) {
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

  /** The leases as they are now, by the engine's clock. */
  List<LeaseRecord> leases() {
    return leases;
  }

  /** Those that have not ended, for writing them again. */
  List<LeaseChange> live() {
    return leases.stream()
        .filter(lease -> lease.end() + slack(lease) > now.uptime())
        .<LeaseChange>map(LeaseChange.Put::new)
        .toList();
  }

  /**
   * Whether the last write was before the machine's last boot: what was made of the clocks then
   * must be written down, lest the next boot has to guess again.
   */
  boolean isOfAnotherBoot() {
    return !last.isOfSameBoot(now);
  }
}

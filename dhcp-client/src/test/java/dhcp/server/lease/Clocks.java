package dhcp.server.lease;

import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;

/** What the real store makes of clocks at a start, for the simulator's disk. */
public final class Clocks {
  private Clocks() {}

  /**
   * A stored lease by the clock of the start.
   *
   * @param stored the lease by the clock of the boot in which it was written
   * @param written when that was
   * @param last the last write of all
   * @param start the moment of the start
   */
  public static LeaseRecord atStart(LeaseRecord stored, Moment written, Moment last, Moment start) {
    if (stored.end() == LeaseRecord.NEVER) {
      return stored;
    }
    long left = new RemainingTime(last, start).of(stored.end() - written.uptime(), written);
    LeaseState state =
        stored.state() == LeaseState.BOUND && left <= 0 ? LeaseState.EXPIRED : stored.state();
    return new LeaseRecord(
        stored.address(),
        state,
        stored.client(),
        stored.hardware(),
        stored.hostname(),
        stored.agentInformation(),
        stored.leaseSeconds(),
        start.uptime() + left);
  }
}

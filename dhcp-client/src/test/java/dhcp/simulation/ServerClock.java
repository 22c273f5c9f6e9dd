package dhcp.simulation;

import dhcp.server.lease.Moment;

/**
 * A machine's clocks: one that counts from its boot and one on the wall, which may show anything
 * after a boot.
 */
final class ServerClock {
  private final Simulation simulation;
  private long boot = 1;
  private long bootedAt;
  private long wallOffset;

  ServerClock(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The engine's clock. */
  long now() {
    return simulation.now() - bootedAt;
  }

  Moment moment() {
    return new Moment(boot, now(), simulation.now() + wallOffset);
  }

  /** The clock since boot begins anew, and the wall clock is so far off. */
  void reboot(long offset) {
    boot++;
    bootedAt = simulation.now();
    wallOffset = offset;
  }
}

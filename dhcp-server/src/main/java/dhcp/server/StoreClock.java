package dhcp.server;

import dhcp.server.lease.BootIdentity;
import dhcp.server.lease.Moment;

/** Tells the moment by both clocks, for what is stored. */
final class StoreClock {
  private final long boot = BootIdentity.read();
  private final BootClock clock;

  StoreClock(BootClock clock) {
    this.clock = clock;
  }

  Moment now() {
    return new Moment(boot, clock.now(), System.currentTimeMillis());
  }
}

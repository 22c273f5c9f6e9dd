package dhcp.server;

import dhcp.server.Counters.Happening;
import dhcp.server.engine.Arrival;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of messages whose chaddr is not the sender of their frame: bridges and virtual switches
 * make them, and so does who makes up clients. Each client is told once, and few of them at a time.
 * Used by the capture thread of one interface.
 */
final class ForeignSenders {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignSenders.class);
  private static final int PLACES = 1 << 12;
  private static final int LINES_AT_ONCE = 5;
  private static final int LINE_EVERY_MILLIS = 10_000;

  /** A hash of the client last told in each place; a client that was displaced is told again. */
  private final int[] told = new int[PLACES];

  private final RateLimit lines = new RateLimit(LINES_AT_ONCE, LINE_EVERY_MILLIS);
  private final Reporter reporter;
  private final Counters counters;
  private final LongSupplier clock;

  /**
   * @param clock milliseconds that never go back
   */
  ForeignSenders(Reporter reporter, Counters counters, LongSupplier clock) {
    this.reporter = reporter;
    this.clock = clock;
    this.counters = counters;
  }

  /** Looks at a message. */
  void look(Arrival arrival) {
    if (!arrival.hasForeignChaddr()) {
      return;
    }
    counters.happenings.count(Happening.FOREIGN_CHADDR);
    int hash = arrival.message().chaddr().hashCode() | 1;
    int place = (hash >>> 1 ^ hash >>> 16) & PLACES - 1;
    if (told[place] != hash) {
      told[place] = hash;
      if (lines.allow(clock.getAsLong())) {
        long more = lines.takeHeldBack();
        reporter.later(() -> tell(arrival, more));
      }
    }
  }

  private static void tell(Arrival arrival, long more) {
    LOG.warn(
        "{} sends for {} on {}: a bridge, a virtual machine, or made up; --verify-chaddr drops"
            + " what is not sent by the client itself{}",
        arrival.frameSource(),
        arrival.message().chaddr(),
        arrival.link().name(),
        more == 0 ? "" : " (and " + more + " more clients)");
  }
}

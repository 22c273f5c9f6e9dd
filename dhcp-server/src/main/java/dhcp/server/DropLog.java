package dhcp.server;

import dhcp.frame.Rejected;
import dhcp.frame.UdpFrame;
import dhcp.message.Malformed;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells of what was dropped because it is no DHCP message, at a bounded rate. */
final class DropLog {
  private static final int AT_ONCE = 5;
  private static final int EVERY_MILLIS = 1000;

  private final BoundedLog log =
      new BoundedLog(LoggerFactory.getLogger(DropLog.class), AT_ONCE, EVERY_MILLIS);
  private final BootClock clock;

  DropLog(BootClock clock) {
    this.clock = clock;
  }

  void frame(String interfaceName, Rejected rejected) {
    log.write(
        Level.DEBUG,
        "frames dropped",
        clock.now(),
        () -> "dropped a frame on " + interfaceName + ": " + rejected.reason().sentence());
  }

  void message(String interfaceName, UdpFrame frame, Malformed malformed) {
    log.write(
        Level.INFO,
        "malformed messages",
        clock.now(),
        () ->
            "dropped a message of "
                + frame.source()
                + " on "
                + interfaceName
                + ": "
                + malformed.reason().sentence());
  }

  void flush() {
    log.flush(clock.now());
  }
}

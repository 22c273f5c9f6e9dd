package dhcp.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * SIGHUP: the configuration is read anew, as people know it of servers. Without this the Java
 * machine would take it for the wish to end, and the end of a terminal or a {@code kill -HUP} by
 * habit would stop the leases of a network.
 */
final class HangUp {
  private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

  private HangUp() {}

  /** Has a server read its configuration anew at each SIGHUP from now on. */
  static void reloads(Runnable reload) {
    try {
      Signal.handle(new Signal("HUP"), signal -> reload.run());
    } catch (IllegalArgumentException e) {
      // With -Xrs the Java machine leaves signals alone, as whoever gave that flag wants it.
      LOG.debug("SIGHUP is left alone: {}", e.getMessage());
    }
  }
}

package dhcp.server;

import dhcp.server.Counters.Happening;
import java.util.ArrayList;
import java.util.List;

/**
 * Replies that leave together: to send many frames with one call costs much less than one by one.
 * Used by one thread, which has to see to it that they leave ({@link #flush}).
 */
final class Outbox {
  /** So many leave even if nobody says so. */
  private static final int FULL = 64;

  private final Tally<Happening> happenings;
  private final List<byte[]> frames = new ArrayList<>(FULL);
  private Port port;

  Outbox(Counters counters) {
    happenings = counters.happenings;
  }

  /** Takes a frame that is to leave by a port. */
  void put(Port by, byte[] frame) {
    if (by != port || frames.size() == FULL) {
      flush();
      port = by;
    }
    frames.add(frame);
  }

  /** Sends what is here. */
  void flush() {
    if (frames.isEmpty()) {
      return;
    }
    int taken = port.link().send(frames);
    happenings.count(Happening.REPLIES_SENT, taken);
    happenings.count(Happening.REPLIES_NOT_SENT, frames.size() - taken);
    frames.clear();
  }
}

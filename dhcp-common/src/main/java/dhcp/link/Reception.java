package dhcp.link;

import dhcp.link.Deluge.Strictness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of each frame on the thread that receives: it is looked at once more, counted and
 * given to the listener. Has the kernel drop what a flood is made of, and shows a watchdog that the
 * thread gets on. One thread receives; any may read the numbers.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final String name;
  private final Deluge deluge = new Deluge();
  private volatile long received;
  private volatile long ignored;
  private volatile long beats;

  /**
   * @param name the interface's
   */
  Reception(String name) {
    this.name = name;
  }

  /** Frames given to the listener. */
  long received() {
    return received;
  }

  /** Frames that were our own or for other stations. */
  long ignored() {
    return ignored;
  }

  /** Changes before and after each frame, and with each {@link #beat}. */
  long beats() {
    return beats;
  }

  /** Shows that the thread gets on. */
  void beat() {
    beats++;
  }

  /**
   * Receives until the handle is told to stop, or another filter is due.
   *
   * @throws LinkException when the interface was set down or went away
   */
  void receive(Capture capture, LinkListener listener) throws LinkException {
    if (capture.strictness() != deluge.strictness()) {
      capture.strictness(deluge.strictness());
    }
    capture.loop(
        new Capture.Receiver() {
          @Override
          public void onFrame(byte[] frame) {
            accept(capture, listener, frame);
          }

          @Override
          public void onPause() {
            listener.onPause();
          }
        });
  }

  private void accept(Capture capture, LinkListener listener, byte[] frame) {
    beat();
    if (capture.filter().wants(frame)) {
      if (changesStrictness(capture.filter().isMessage(frame))) {
        capture.breakLoop();
      }
      received++;
      listener.onFrame(frame, frame.length);
    } else {
      ignored++;
    }
    beat();
  }

  private boolean changesStrictness(boolean message) {
    if (message) {
      return deluge.strictness() == Strictness.STRICT && deluge.sense(System.nanoTime());
    }
    boolean changes = deluge.nonsense(System.nanoTime());
    if (changes) {
      LOG.warn(
          "more than {} frames in a second on {} are no DHCP messages: for {} s the kernel drops"
              + " such frames, and nobody counts them",
          Deluge.MOST,
          name,
          Deluge.STRICT_NANOS / Deluge.SECOND);
    }
    return changes;
  }
}

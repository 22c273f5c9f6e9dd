package dhcp.link;

import dhcp.link.LinkException.Kind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the handle of an interface as it is now: open while the interface is set up, opened anew
 * when it is another one. One thread at a time opens, follows and closes; any may look.
 */
final class CaptureSlot {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureSlot.class);

  /** {@code -Ddhcp.link=pcap4j} has all links do without a ring: to compare, or to find a fault. */
  private static final boolean WITHOUT_RING = "pcap4j".equals(System.getProperty("dhcp.link"));

  private final String name;
  private final LinkOptions options;
  private volatile Optional<Capture> capture = Optional.empty();
  private volatile long droppedBefore;
  private volatile Snapshot known;
  private int failedTries;

  /**
   * @param first what the interface is at the start
   */
  CaptureSlot(String name, LinkOptions options, Snapshot first) {
    this.name = name;
    this.options = options;
    this.known = first;
  }

  /** The handle, if there is one at the moment. */
  Optional<Capture> capture() {
    return capture;
  }

  /** The interface that the handle belongs to. */
  Snapshot known() {
    return known;
  }

  /** How many frames the kernel had no room for, in all handles so far. */
  long dropped() {
    return droppedBefore + capture.map(Capture::dropped).orElse(0L);
  }

  /**
   * Opens the interface as it is known; one that is down stays without a handle.
   *
   * @throws LinkException when it cannot be captured on
   */
  void open() throws LinkException {
    if (!known.isEthernet()) {
      throw new LinkException(
          Kind.NOT_ETHERNET,
          "interface " + name + " carries no Ethernet frames, which DHCP here needs");
    }
    capture = ring();
    if (capture.isEmpty()) {
      capture = PcapCapture.open(known.name(), options, known.state().mac());
      if (capture.isPresent()) {
        LOG.debug("{} is captured on through pcap4j", name);
      }
    }
  }

  /** A client has few frames to deal with, and starts sooner without. */
  private Optional<Capture> ring() {
    return options.role() == LinkOptions.Role.CLIENT || !known.setUp() || WITHOUT_RING
        ? Optional.empty()
        : RingCapture.open(known.state().index(), options, known.state().mac());
  }

  /**
   * Brings the handle to what the interface is now.
   *
   * @return what has changed since the last time
   */
  List<LinkEvent> follow(Snapshot now) {
    Snapshot before = known;
    known = now;
    if (before.state().index() != now.state().index() || !now.setUp()) {
      close();
    } else if (!before.state().mac().equals(now.state().mac())) {
      retarget();
    }
    if (capture.isEmpty() && now.setUp()) {
      reopen();
    }
    return InterfaceChanges.between(before, now);
  }

  private void retarget() {
    try {
      if (capture.isPresent()) {
        capture.get().retarget(options, known.state().mac());
      }
    } catch (LinkException e) {
      LOG.debug("capture on {} is opened anew: {}", name, e.getMessage());
      close();
    }
  }

  private void reopen() {
    try {
      open();
      failedTries = 0;
    } catch (LinkException e) {
      // The first time, the interface may just have changed again; later it is no news any more.
      if (++failedTries == 2) {
        LOG.warn("interface {} is up but cannot be used: {}", name, e.getMessage());
      }
    }
  }

  /** Closes the handle, when nobody is in its loop. */
  void close() {
    Optional<Capture> now = capture;
    capture = Optional.empty();
    if (now.isPresent()) {
      droppedBefore += now.get().dropped();
      now.get().close();
    }
  }
}

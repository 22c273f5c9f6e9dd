package dhcp.link;

import com.sun.jna.Native;
import dhcp.link.Deluge.Strictness;
import dhcp.link.LinkException.Kind;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open libpcap handle, for receiving and sending. The only place that knows pcap4j.
 *
 * <p>pcap4j's own lock keeps the handle from being closed while any thread is inside it, which
 * would crash the process; so {@link #close} waits for {@link #loop} to end.
 */
final class PcapCapture implements Capture {
  private static final Logger LOG = LoggerFactory.getLogger(PcapCapture.class);

  /**
   * Bytes kept of each frame. A DHCP message in a frame of an Ethernet of usual size fits whole; a
   * larger value would leave room for fewer frames in the ring.
   */
  private static final int SNAP_LENGTH = 2048;

  /** Bytes of the ring between kernel and process; one frame takes about 2 KiB of it. */
  private static final int SERVER_RING = 16 << 20;

  private static final int CLIENT_RING = 2 << 20;

  /** Old libpcap versions notice that they shall end only after this time without a frame. */
  private static final int TIMEOUT_MILLIS = 1000;

  /** Return codes of pcap_activate (pcap/pcap.h). */
  private static final int NO_SUCH_DEVICE = -5;

  private static final int PERMISSION_DENIED = -8;
  private static final int INTERFACE_NOT_UP = -9;
  private static final int PROMISCUOUS_PERMISSION_DENIED = -11;

  private final PcapHandle handle;
  private CaptureFilter filter;
  private Strictness strictness = Strictness.ORDINARY;

  private PcapCapture(PcapHandle handle, CaptureFilter filter) throws PcapNativeException {
    this.handle = handle;
    this.filter = filter;
    try {
      handle.setFilter(filter.expression(strictness), BpfCompileMode.OPTIMIZE);
    } catch (PcapNativeException | NotOpenException e) {
      handle.close();
      throw new PcapNativeException(e.getMessage(), e);
    }
  }

  /**
   * Opens an interface.
   *
   * @param mac the interface's hardware address now
   * @return empty when the interface is down
   * @throws LinkException of any kind but NOT_ETHERNET, which the caller has looked at
   */
  static Optional<Capture> open(String name, LinkOptions options, MacAddress mac)
      throws LinkException {
    CaptureFilter filter = new CaptureFilter(options, mac);
    try {
      PcapHandle handle =
          new PcapHandle.Builder(name)
              .snaplen(SNAP_LENGTH)
              .bufferSize(options.role() == LinkOptions.Role.CLIENT ? CLIENT_RING : SERVER_RING)
              .promiscuousMode(
                  filter.needsPromiscuousMode()
                      ? PromiscuousMode.PROMISCUOUS
                      : PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(TIMEOUT_MILLIS)
              // Without it frames wait for a block of the ring to fill up or for the timeout.
              .immediateMode(true)
              .direction(PcapHandle.PcapDirection.IN)
              .build();
      return Optional.of(new PcapCapture(handle, filter));
    } catch (PcapNativeException e) {
      int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
      if (code == INTERFACE_NOT_UP) {
        return Optional.empty();
      }
      throw refused(name, code, e);
    } catch (LinkageError e) {
      throw new LinkException(
          Kind.NO_LIBPCAP,
          "libpcap cannot be loaded; install it, on Debian and Ubuntu with"
              + " 'apt-get install libpcap0.8' ("
              + LinkException.firstLine(e)
              + ")",
          e);
    }
  }

  /** Loads libpcap; see {@link PcapLink#prepare}. */
  static void prepare() {
    LOG.trace("{}", Pcaps.libVersion());
  }

  private static LinkException refused(String name, int code, PcapNativeException e) {
    return switch (code) {
      case NO_SUCH_DEVICE -> LinkException.noSuchInterface(name);
      case PERMISSION_DENIED, PROMISCUOUS_PERMISSION_DENIED -> LinkException.noPermission(name);
      default ->
          new LinkException(
              Kind.FAILED,
              "cannot capture on interface " + name + ": " + LinkException.firstLine(e),
              e);
    };
  }

  @Override
  public CaptureFilter filter() {
    return filter;
  }

  @Override
  public void retarget(LinkOptions options, MacAddress mac) throws LinkException {
    filter(new CaptureFilter(options, mac), strictness);
  }

  @Override
  public Strictness strictness() {
    return strictness;
  }

  @Override
  public void strictness(Strictness next) throws LinkException {
    filter(filter, next);
  }

  private void filter(CaptureFilter next, Strictness how) throws LinkException {
    try {
      handle.setFilter(next.expression(how), BpfCompileMode.OPTIMIZE);
      filter = next;
      strictness = how;
    } catch (PcapNativeException | NotOpenException e) {
      throw new LinkException(Kind.FAILED, LinkException.firstLine(e), e);
    }
  }

  /** Nobody can tell here whether another frame is at hand, so there is a pause after each. */
  @Override
  public void loop(Receiver receiver) throws LinkException {
    try {
      handle.loop(
          -1,
          (byte[] frame) -> {
            receiver.onFrame(frame);
            receiver.onPause();
          });
    } catch (InterruptedException e) {
      // This is how pcap4j tells that the loop was broken; no thread was interrupted.
    } catch (PcapNativeException | NotOpenException e) {
      throw new LinkException(Kind.FAILED, LinkException.firstLine(e), e);
    }
  }

  @Override
  public long arrivedMillis() {
    return handle.getTimestamp().getTime();
  }

  @Override
  public void breakLoop() {
    try {
      handle.breakLoop();
    } catch (NotOpenException e) {
      LOG.trace("closed before its loop was broken");
    }
  }

  @Override
  public int send(List<byte[]> frames) {
    int taken = 0;
    for (byte[] frame : frames) {
      taken += send(frame, frame.length) ? 1 : 0;
    }
    return taken;
  }

  @Override
  public boolean send(byte[] frame, int length) {
    try {
      handle.sendPacket(frame, length);
      return true;
    } catch (PcapNativeException | NotOpenException e) {
      LOG.debug("a frame was not sent: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public long dropped() {
    try {
      return handle.getStats().getNumPacketsDropped();
    } catch (PcapNativeException | NotOpenException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    handle.close();
  }

  static {
    NativeLibraries.findPcap();
    // Anything thrown before a frame reaches our code, such as for want of memory, ends up here;
    // JNA would print a stack trace.
    Native.setCallbackExceptionHandler(
        (callback, e) -> LOG.error("a frame was lost in the capture callback: {}", e.toString()));
  }
}

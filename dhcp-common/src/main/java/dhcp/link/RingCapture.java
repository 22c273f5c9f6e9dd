package dhcp.link;

import dhcp.link.Deluge.Strictness;
import dhcp.link.LinkException.Kind;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives from a ring that the kernel shares with the process, and sends many frames with one
 * call: for who has thousands of frames a second to deal with. libpcap reads such a ring too, but
 * its frames come to Java one by one through a call back from native code, which costs as much as
 * all that a server then does with them.
 */
final class RingCapture implements Capture {
  private static final Logger LOG = LoggerFactory.getLogger(RingCapture.class);

  /** Bytes kept of each frame, and room for those and for the kernel's notes before them. */
  private static final int SNAP_LENGTH = 2048;

  private static final int FRAME = SNAP_LENGTH + 256;
  private static final int RING = 16 << 20;

  /** After so many frames in a row the receiver sees to what waits for a pause. */
  private static final int IN_A_ROW = 32;

  private final PacketSocket socket;
  private final PacketRing ring;
  private final SocketWait wait;
  private final PacketSenders senders;
  private CaptureFilter filter;
  private Strictness strictness = Strictness.ORDINARY;
  private volatile boolean broken;

  private RingCapture(PacketSocket socket, int index, CaptureFilter filter) throws IOException {
    this.socket = socket;
    this.filter = filter;
    socket.filter(program(filter, strictness));
    ring = new PacketRing(socket.map(RING, FRAME), FRAME);
    if (filter.needsPromiscuousMode()) {
      socket.promiscuous();
    }
    socket.ignoreOutgoing();
    socket.bind();
    senders = new PacketSenders(index);
    try {
      wait = new SocketWait(socket.number());
    } catch (IOException e) {
      senders.close();
      throw e;
    }
  }

  private static byte[] program(CaptureFilter filter, Strictness strictness) throws IOException {
    return FilterCompiler.compile(filter.expression(strictness), SNAP_LENGTH);
  }

  /**
   * Opens an interface that is set up; empty where that cannot be done, for whatever reason, which
   * libpcap then finds words for.
   *
   * @param index the interface's
   * @param mac its hardware address now
   */
  static Optional<Capture> open(int index, LinkOptions options, MacAddress mac) {
    try {
      PacketSocket socket = new PacketSocket(index);
      try {
        return Optional.of(new RingCapture(socket, index, new CaptureFilter(options, mac)));
      } catch (IOException | LinkageError e) {
        socket.close();
        throw e;
      }
    } catch (IOException | LinkageError e) {
      LOG.debug("no ring: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public CaptureFilter filter() {
    return filter;
  }

  @Override
  public Strictness strictness() {
    return strictness;
  }

  @Override
  public void strictness(Strictness next) throws LinkException {
    filter(filter, next);
  }

  @Override
  public void retarget(LinkOptions options, MacAddress mac) throws LinkException {
    filter(new CaptureFilter(options, mac), strictness);
  }

  private void filter(CaptureFilter next, Strictness how) throws LinkException {
    try {
      socket.filter(program(next, how));
    } catch (IOException e) {
      throw failed(e);
    }
    filter = next;
    strictness = how;
  }

  private static LinkException failed(IOException e) {
    return new LinkException(Kind.FAILED, LinkException.firstLine(e), e);
  }

  @Override
  public void loop(Receiver receiver) throws LinkException {
    int inARow = 0;
    while (!broken) {
      if (ring.hasFrame()) {
        take(receiver);
        if (++inARow == IN_A_ROW) {
          receiver.onPause();
          inARow = 0;
        }
      } else {
        receiver.onPause();
        inARow = 0;
        await();
      }
    }
    receiver.onPause();
    broken = false;
    wait.again();
  }

  private void take(Receiver receiver) {
    try {
      Optional<byte[]> frame = ring.frame();
      if (frame.isPresent()) {
        receiver.onFrame(frame.get());
      }
    } finally {
      ring.advance();
    }
  }

  private void await() throws LinkException {
    try {
      if (!ring.hasFrame()) {
        wait.await();
      }
      if (!broken && !ring.hasFrame()) {
        socket.demandNoError();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long arrivedMillis() {
    return ring.arrivedMillis();
  }

  @Override
  public void breakLoop() {
    broken = true;
    wait.end();
  }

  @Override
  public int send(List<byte[]> frames) {
    return senders.send(frames);
  }

  @Override
  public boolean send(byte[] frame, int length) {
    return senders.send(frame, length);
  }

  @Override
  public long dropped() {
    return socket.dropped();
  }

  @Override
  public void close() {
    senders.close();
    wait.close();
    socket.close();
  }
}

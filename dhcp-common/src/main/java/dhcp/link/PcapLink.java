package dhcp.link;

import dhcp.link.LinkException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link on an interface of this machine, captured and sent on with libpcap.
 *
 * <p>The handle is open while the interface is set up. The thread in {@link #run} alone opens and
 * closes it; everything that changes, an event or the end, breaks that thread out of libpcap, and
 * it looks what is to be done. So no handle is closed while somebody is in it, and the listener
 * hears from one thread only. Without a thread in {@code run} the link does not follow its
 * interface.
 */
public final class PcapLink implements Link {
  private static final Logger LOG = LoggerFactory.getLogger(PcapLink.class);

  /** How long to wait before the interface is tried again that should have opened. */
  private static final long RETRY_MILLIS = 250;

  /** How long a closing thread waits for the one in run; only a stuck listener takes as long. */
  private static final long CLOSE_SECONDS = 5;

  private final String name;
  private final InterfaceWatcher watcher;
  private final CaptureSlot slot;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object change = new Object();
  private final LongAdder sent = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final AtomicLong failures = new AtomicLong();
  private final Reception reception;
  private volatile boolean closed;

  /** The thread in run, once there was one. */
  private Optional<Thread> runner = Optional.empty();

  private PcapLink(String name, LinkOptions options, InterfaceWatcher watcher) {
    this.name = name;
    this.watcher = watcher;
    this.slot = new CaptureSlot(name, options, watcher.latest());
    this.reception = new Reception(name);
  }

  /**
   * Opens an interface. It may be down; it comes into use when it is set up.
   *
   * @throws LinkException when it cannot be captured on
   */
  public static PcapLink open(String name, LinkOptions options) throws LinkException {
    InterfaceWatcher watcher = watch(name);
    PcapLink link = new PcapLink(name, options, watcher);
    try {
      if (link.slot.known().state().present()) {
        link.slot.open();
      } else if (options.missing() == LinkOptions.Missing.FAIL) {
        throw LinkException.noSuchInterface(name);
      }
      watcher.onChange(link::wake);
      return link;
    } catch (LinkException e) {
      link.close();
      throw e;
    }
  }

  /**
   * Loads the native libraries, which takes a cold start a good part of its time: to be called
   * early, on a thread with nothing better to do. Trouble is told when a link is opened.
   */
  public static void prepare() {
    try (InterfaceQuery query = new InterfaceQuery()) {
      query.look("lo", 0);
      PcapCapture.prepare();
    } catch (IOException | LinkageError e) {
      LOG.debug("the native libraries are not ready: {}", e.toString());
    }
  }

  private static InterfaceWatcher watch(String name) throws LinkException {
    try {
      return new InterfaceWatcher(name);
    } catch (IOException e) {
      throw new LinkException(
          Kind.FAILED, "cannot look at interface " + name + ": " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new LinkException(
          Kind.NO_LIBPCAP,
          "the native part of JNA cannot be loaded; if the temporary directory is mounted noexec,"
              + " name another with java -Djna.tmpdir=DIR ("
              + LinkException.firstLine(e)
              + ")",
          e);
    }
  }

  @Override
  public String interfaceName() {
    return name;
  }

  @Override
  public InterfaceState state() {
    return watcher.latest().state();
  }

  @Override
  public boolean isCapturing() {
    return watcher.latest().setUp() && slot.capture().isPresent();
  }

  /** What has come and gone so far. */
  public LinkCounters counters() {
    return new LinkCounters(
        reception.received(),
        reception.ignored(),
        slot.dropped(),
        failures.get(),
        sent.sum(),
        unsent.sum());
  }

  @Override
  public boolean send(byte[] frame, int length) {
    Objects.checkFromIndexSize(0, length, frame.length);
    Optional<Capture> now = slot.capture();
    boolean taken = now.isPresent() && now.get().send(frame, length);
    (taken ? sent : unsent).increment();
    return taken;
  }

  @Override
  public int send(List<byte[]> frames) {
    int taken = slot.capture().map(capture -> capture.send(frames)).orElse(0);
    sent.add(taken);
    unsent.add(frames.size() - taken);
    return taken;
  }

  @Override
  public void run(LinkListener listener) {
    if (!begin()) {
      return;
    }
    GuardedListener guarded = new GuardedListener(listener, failures);
    try {
      while (!closed) {
        reception.beat();
        turn(guarded);
      }
    } finally {
      slot.close();
      ended.countDown();
    }
  }

  /** False when the link is closed already. */
  private synchronized boolean begin() {
    if (closed) {
      return false;
    }
    if (runner.isPresent()) {
      throw new IllegalStateException("link " + name + " runs already");
    }
    runner = Optional.of(Thread.currentThread());
    return true;
  }

  /** Follows the interface and receives until something changes. */
  private void turn(GuardedListener listener) {
    try {
      for (LinkEvent event : slot.follow(watcher.latest())) {
        listener.onEvent(event);
      }
      receive(listener);
    } catch (RuntimeException | Error e) {
      // Nothing is known to get here; whatever does must not end the capture.
      LOG.error("capture on {} failed and is begun anew", name, e);
      slot.close();
      awaitChange(RETRY_MILLIS);
    }
  }

  private void receive(LinkListener listener) {
    Optional<Capture> now = slot.capture();
    if (now.isEmpty()) {
      awaitChange(slot.known().setUp() ? RETRY_MILLIS : 0);
      return;
    }
    // Whoever changed something before the handle was there to be broken out of has not done so.
    if (isOutdated()) {
      return;
    }
    try {
      reception.receive(now.get(), listener);
    } catch (LinkException e) {
      LOG.debug("capture on {} ended: {}", name, e.getMessage());
      slot.close();
      awaitChange(RETRY_MILLIS);
    }
  }

  /** Waits until the interface is no longer as known, or the time is over; 0 is no bound. */
  private void awaitChange(long millis) {
    synchronized (change) {
      try {
        if (!isOutdated()) {
          change.wait(millis);
        }
      } catch (InterruptedException e) {
        // Only close() ends a link; an interrupt is no more than a reason to look around.
        LOG.debug("link {} was interrupted", name);
      }
    }
  }

  private boolean isOutdated() {
    return closed || !watcher.latest().equals(slot.known());
  }

  private void wake() {
    synchronized (change) {
      change.notifyAll();
    }
    slot.capture().ifPresent(Capture::breakLoop);
  }

  @Override
  public long waitedMillis() {
    return slot.capture()
        .map(capture -> System.currentTimeMillis() - capture.arrivedMillis())
        .orElse(0L);
  }

  @Override
  public Optional<Watchdog.Subject> subject() {
    return Optional.of(new Runner());
  }

  /** The thread in run, as a watchdog sees it. */
  private final class Runner implements Watchdog.Subject {
    @Override
    public long beats() {
      return reception.beats();
    }

    @Override
    public void prod() {
      wake();
    }

    @Override
    public String whereabouts() {
      return "the capture on "
          + name
          + " hangs at "
          + runner.map(Watchdog::stackOf).orElse("nothing, as it was never begun");
    }
  }

  @Override
  public void close() {
    boolean running;
    synchronized (this) {
      closed = true;
      running = runner.isPresent();
      if (!running) {
        slot.close();
      }
    }
    watcher.close();
    wake();
    if (running && !runner.equals(Optional.of(Thread.currentThread()))) {
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("link {} is still busy with a frame; not waiting for it any longer", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dhcp.client.load;

import dhcp.frame.ArpFrame;
import dhcp.frame.FrameDecoder;
import dhcp.link.Link;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One load on a link: the capture thread answers what comes and begins the next exchange, and the
 * calling thread sees to the pace and to what nobody answers. Nothing on the machine is configured.
 */
public final class LoadRun implements LinkListener {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);
  private static final long SECOND = 1_000_000_000L;

  /** How often the calling thread looks: finer than a clock tick would make bursts of a rate. */
  private static final long LOOK_MILLIS = 1;

  private static final long RETRY_LOOK = 20_000_000L;
  private static final int TYPE_ARP = 0x0806;

  /** Frames that leave with one call at most. */
  private static final int TOGETHER = 64;

  private final Link link;
  private final LoadPlan plan;
  private final MacAddress mac;
  private final Figures figures = new Figures();
  private final Exchanges exchanges;

  /** Frames that leave at the next pause; guarded by the exchanges' lock, as the figures are. */
  private final List<byte[]> departures = new ArrayList<>(TOGETHER);

  private boolean toldMeasuring;
  private long told;
  private long toldCompleted;

  /** A load that has not begun. The caller closes the link. */
  public LoadRun(Link link, LoadPlan plan) {
    this.link = link;
    this.plan = plan;
    this.mac = link.state().mac();
    Messages messages = new Messages(new Clients(plan.seed()), mac, plan.relay());
    exchanges = new Exchanges(plan, messages, this::depart, figures, System.nanoTime());
  }

  /** Makes the load, to its end or until {@link #stop}. */
  public LoadReport run() throws InterruptedException {
    Thread capture = new Thread(() -> link.run(this), "capture " + link.interfaceName());
    capture.setDaemon(true);
    capture.start();
    long retried = System.nanoTime();
    told = retried;
    synchronized (exchanges) {
      while (!exchanges.isOver()) {
        long now = System.nanoTime();
        exchanges.pump(now);
        if (now - retried >= RETRY_LOOK) {
          exchanges.retry(now);
          retried = now;
        }
        flush();
        tell(now);
        exchanges.wait(LOOK_MILLIS);
      }
      flush();
      return new LoadReport(plan, figures);
    }
  }

  /** Whether a frame is refused is known when it leaves. */
  private boolean depart(byte[] frame) {
    departures.add(frame.clone());
    if (departures.size() == TOGETHER) {
      flush();
    }
    return true;
  }

  private void flush() {
    if (!departures.isEmpty()) {
      figures.unsent += departures.size() - link.send(departures);
      departures.clear();
    }
  }

  /** Begins no more exchanges; those under way are waited for. Any thread may call it. */
  public void stop() {
    synchronized (exchanges) {
      exchanges.end();
    }
  }

  private void tell(long now) {
    if (!toldMeasuring && figures.begun > 0) {
      LOG.debug("exchanges are measured from now on");
      toldMeasuring = true;
    }
    if (now - told >= SECOND && LOG.isDebugEnabled()) {
      LOG.debug(
          "{} exchanges in {} s, {} in flight, {} NAKs, {} timed out, {} sent again",
          figures.completed - toldCompleted,
          String.format("%.1f", (now - told) / 1e9),
          exchanges.inFlight(),
          figures.naks,
          figures.timedOut,
          figures.retransmissions);
      told = now;
      toldCompleted = figures.completed;
    }
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    long now = System.nanoTime();
    if (length > Wire.IP && Bytes.int16(bytes, Wire.TYPE) == TYPE_ARP) {
      plan.relay().ifPresent(relay -> answer(relay, bytes, length));
      return;
    }
    synchronized (exchanges) {
      exchanges.onFrame(bytes, length, now);
    }
  }

  @Override
  public void onPause() {
    synchronized (exchanges) {
      flush();
    }
  }

  /** Servers ask for the relay agent's hardware address; unless the kernel answers, we do. */
  private void answer(Ipv4Address relay, byte[] bytes, int length) {
    if (FrameDecoder.decode(bytes, length) instanceof ArpFrame arp
        && arp.operation() == ArpFrame.Operation.REQUEST
        && arp.targetIp().equals(relay)
        && link.state().addresses().stream().noneMatch(own -> own.address().equals(relay))) {
      link.send(arp.reply(mac).encode());
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    if (event instanceof LinkEvent.Gone) {
      LOG.warn("interface {} went away; no more exchanges begin", link.interfaceName());
      stop();
    }
  }
}

package dhcp.client;

import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Settings;
import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.PcapLink;
import dhcp.net.MacAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Loads what takes long to load while the command line is being read: a client is often started to
 * be waited for. Nothing depends on it but the time it takes.
 */
final class ColdStart {
  private static final CountDownLatch LOGGING = new CountDownLatch(1);

  private ColdStart() {}

  /** Begins, on a thread of its own. */
  static void begin() {
    Thread thread = new Thread(ColdStart::load, "cold-start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      LOGGING.countDown();
    }
    PcapLink.prepare();
  }

  /**
   * Has a machine begin a life that leads nowhere, and its first message written: on the calling
   * thread, which else would wait for the native libraries.
   */
  static void rehearse() {
    Machine machine = new Machine(Settings.of(MacAddress.ZERO));
    Event start = new Event.Start(Optional.empty());
    machine.on(machine.initial(), start, 0, new SplittableRandom(0)).actions().stream()
        .flatMap(action -> action instanceof Action.Send send ? Stream.of(send) : Stream.empty())
        .forEach(send -> FrameDecoder.decode(frame(send), 0));
  }

  private static byte[] frame(Action.Send send) {
    Endpoint nowhere = new Endpoint(MacAddress.ZERO, send.from(), 0);
    return UdpFrame.encode(nowhere, nowhere, send.message().toBytes());
  }

  /** Whoever asks for a logger while another thread sets logging up gets one that is none. */
  static void awaitLogging() throws InterruptedException {
    LOGGING.await();
  }
}

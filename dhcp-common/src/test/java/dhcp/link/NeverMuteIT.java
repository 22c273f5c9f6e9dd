package dhcp.link;

import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.mark;
import static dhcp.link.LinkLab.toServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkOptions.Role;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receiving thread in a flood, and a watchdog over threads on real interfaces. Needs root. */
final class NeverMuteIT {
  private static final long PATIENCE_SECONDS = 20;
  private static final int FLOOD = 20_000;

  private final LinkLab lab = new LinkLab();
  private final PcapLink far = lab.far();

  @AfterEach
  void close() {
    lab.close();
  }

  private static byte[] discover(MacAddress from, int xid) {
    return UdpFrame.encode(
        new Endpoint(from, Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
        DhcpMessage.request(xid, HardwareAddress.ofEthernet(from))
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .build()
            .toBytes());
  }

  @Test
  void theKernelDropsAFloodOfNonsenseAndLetsMessagesThrough() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = lab.record(NEAR, near);
    far.send(toServer(far, 9));
    assertEquals(9, mark(heard.frame()), "alone it is read, to be counted");
    for (int i = 0; i < FLOOD; i++) {
      far.send(toServer(far, 1));
    }
    byte[] discover = discover(far.state().mac(), 7);
    // The ring may be full of the flood, and a message lost with it, as a client knows of.
    Deadline.awaitTrue(
        "a message comes through",
        () -> {
          far.send(discover);
          return heard.has(frame -> frame.length == discover.length);
        });
    assertTrue(near.counters().received() < FLOOD, near.counters().toString());
  }

  @Test
  void howLongAFrameWaitedToBeReadIsKnown() throws InterruptedException {
    PcapLink near = lab.near(Role.SERVER);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    BlockingQueue<Long> waits = new LinkedBlockingQueue<>();
    lab.start(
        NEAR,
        near,
        new LinkListener() {
          @Override
          public void onFrame(byte[] bytes, int length) {
            waits.add(near.waitedMillis());
            busy.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void onEvent(LinkEvent event) {}
        });
    far.send(toServer(far, 1));
    assertTrue(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    far.send(toServer(far, 2));
    long later = System.currentTimeMillis() + 100;
    Deadline.awaitTrue("time passes", () -> System.currentTimeMillis() >= later);
    release.countDown();
    assertTrue(waits.take() >= 0);
    long waited = waits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(waited >= 100 && waited < 60_000, waited + " ms");
  }

  @Test
  void aListenerThatHangsEndsTheProcessAndAQuietLinkDoesNot() throws InterruptedException {
    PcapLink near = lab.near(Role.SERVER);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    lab.start(
        NEAR,
        near,
        new LinkListener() {
          @Override
          public void onFrame(byte[] bytes, int length) {
            hangs.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void onEvent(LinkEvent event) {}
        });
    Watchdog.Subject subject = near.subject().orElseThrow();
    for (int i = 0; i < 50; i++) {
      long before = subject.beats();
      subject.prod();
      Deadline.awaitTrue("a quiet link stirs when prodded", () -> subject.beats() != before);
    }
    far.send(toServer(far, 1));
    assertTrue(hangs.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    CountDownLatch ended = new CountDownLatch(1);
    try (Watchdog dog = new Watchdog(List.of(subject), ended::countDown, 1)) {
      assertFalse(dog.look());
      dog.start();
      assertTrue(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    assertTrue(subject.whereabouts().contains("NeverMuteIT"), subject.whereabouts());
    release.countDown();
  }
}

package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** REQUESTs before there is an address to use (RFC 2131 sections 3.1, 3.2 and 4.3.2). */
class RequestRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final long SECOND = 1_000;

  @Test
  void rule6RequestIsSentFourTimesAndThenTheClientBeginsAgain() {
    Rig client = Samples.in(StateName.REQUESTING);
    List<Long> gaps = new ArrayList<>();
    while (client.in() == StateName.REQUESTING) {
      long before = client.now;
      client.fire();
      gaps.add((client.now - before + SECOND) / SECOND);
    }
    assertEquals(StateName.SELECTING, client.in());
    Notice.NoAnswer notice = client.notice(Notice.NoAnswer.class);
    assertEquals(4, notice.requests());
    assertEquals(StateName.REQUESTING, notice.in());
    assertEquals(4, gaps.size());
    long total = client.now - Rig.START;
    assertTrue(Math.abs(total - 60 * SECOND) <= 4 * SECOND, () -> "gave up after " + total);
  }

  @Test
  void rule7RequestRepeatsWhatDiscoverAskedFor() {
    Rig client = Samples.in(StateName.REQUESTING);
    DhcpMessage discover = client.sent.get(0).message();
    DhcpMessage request = client.sent.get(1).message();
    for (int code : new int[] {55, 57, 61}) {
      assertArrayEquals(discover.raw(code).orElseThrow(), request.raw(code).orElseThrow());
    }
    assertEquals(discover.flags(), request.flags());
    assertEquals(Ipv4Address.BROADCAST, client.sent.get(1).to());
    assertEquals(Ipv4Address.ANY, client.sent.get(1).from());
  }

  @Test
  void optionsThatARequestHasNoRoomForAreNamed() {
    SentOptions crowd = SentOptions.NONE.withRaw(224, new byte[900]).withRaw(225, new byte[600]);
    Wishes usual = Wishes.USUAL;
    Wishes crowded =
        new Wishes(
            usual.address(),
            usual.leaseSeconds(),
            usual.parameterRequestList(),
            crowd,
            usual.ignored(),
            usual.flags());
    Settings settings = Settings.of(Rig.MAC);
    assertEquals(List.of(), settings.unsendable());
    assertEquals(List.of(225), settings.with(crowded).unsendable());
  }

  @Test
  void rule10RequestNamesServerAndAddressAndHasNoCiaddr() {
    DhcpMessage request = Samples.in(StateName.REQUESTING).message();
    assertEquals(Optional.of(MessageType.REQUEST), request.messageType());
    assertEquals(Optional.of(FakeServer.SERVER), request.get(Options.SERVER_IDENTIFIER));
    assertEquals(Optional.of(FakeServer.CLIENT), request.get(Options.REQUESTED_ADDRESS));
    assertEquals(Ipv4Address.ANY, request.ciaddr());
  }

  @Test
  void rule11InitRebootAsksForItsAddressAndNamesNoServer() {
    Rig client = Samples.in(StateName.REBOOTING);
    DhcpMessage request = client.message();
    assertEquals(Optional.of(MessageType.REQUEST), request.messageType());
    assertFalse(request.has(Options.SERVER_IDENTIFIER));
    assertEquals(Optional.of(FakeServer.CLIENT), request.get(Options.REQUESTED_ADDRESS));
    assertEquals(Ipv4Address.ANY, request.ciaddr());
    assertEquals(Ipv4Address.BROADCAST, client.sent.get(0).to());
  }

  @Test
  void rebootIsGivenUpAfterTenSecondsAndTheAddressIsWishedStill() {
    Rig client = Samples.in(StateName.REBOOTING);
    long began = client.now;
    while (client.in() == StateName.REBOOTING) {
      client.fire();
    }
    assertEquals(began + 10 * SECOND, client.now);
    assertEquals(StateName.REBOOTING, client.notice(Notice.NoAnswer.class).in());
    assertEquals(Loss.NOT_CONFIRMED, client.only(Action.Deconfigure.class).loss());
    assertEquals(3, client.sent.size(), "two REQUESTs and the DISCOVER");
    assertEquals(Optional.of(FakeServer.CLIENT), client.message().get(Options.REQUESTED_ADDRESS));
  }

  /** A server that has forgotten the lease is silent, and would answer a DISCOVER. */
  @Test
  void rebootLeavesHalfOfTheTimeToDiscover() {
    Timing hurried = Timing.USUAL.withTimeout(OptionalLong.of(6 * SECOND));
    Rig client = Rig.with(Settings.of(Rig.MAC).with(hurried));
    long began = client.now;
    client.on(new Event.Start(Optional.of(Samples.storedLease())));
    while (client.in() == StateName.REBOOTING) {
      client.fire();
    }
    assertEquals(StateName.SELECTING, client.in());
    assertEquals(began + 3 * SECOND, client.now);
  }

  @Test
  void oldLeaseIsUsedWithoutAnAnswerWhenSoSet() {
    Timing timing =
        new Timing(0, Timing.USUAL.timeout(), 10_000, 10_000, Timing.SilentReboot.USE_OLD_LEASE);
    Lease old = Samples.storedLease();
    Rig client = Rig.with(Settings.of(Rig.MAC).with(timing));
    client.on(new Event.Start(Optional.of(old)));
    while (client.in() == StateName.REBOOTING) {
      client.fire();
    }
    assertEquals(old, client.notice(Notice.OldLeaseUsed.class).lease());
    client.settle();
    assertEquals(old.times().endsAt(), ((Holding) client.state).lease().times().endsAt());
  }

  @Test
  void expiredLeaseIsOnlyAWish() {
    Lease old = Samples.storedLease();
    Rig client = Rig.usual();
    client.now = old.times().endsAt();
    client.on(new Event.Start(Optional.of(old)));
    assertEquals(StateName.SELECTING, client.in());
    assertEquals(Loss.EXPIRED, client.only(Action.Deconfigure.class).loss());
    assertEquals(Optional.of(FakeServer.CLIENT), client.message().get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void rule19LeaseCountsFromTheFirstRequest() {
    Rig client = Samples.in(StateName.REQUESTING);
    DhcpMessage request = client.message();
    long sent = client.now;
    client.fire().pass(1_500);
    client.receive(SERVER.ack(request)).settle();
    Lease lease = ((Holding) client.state).lease();
    assertEquals(sent, lease.times().start());
    assertEquals(sent + 3600 * SECOND, lease.times().endsAt());
  }

  @Test
  void leaseThatEndedBeforeItCameIsNotUsed() {
    FakeServer brief = FakeServer.leasing(3);
    Rig client = Rig.usual().start();
    client.receive(brief.offer(client.message()));
    DhcpMessage request = client.message();
    client.pass(3_500).receive(brief.ack(request));
    assertEquals(StateName.SELECTING, client.in());
    assertTrue(client.all(Action.Configure.class).isEmpty());
  }
}

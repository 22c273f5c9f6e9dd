package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseTimes;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extending a lease, and its end (RFC 2131 sections 4.3.2 and 4.4.5). */
class RenewalRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final long SECOND = 1_000;

  private static Lease lease(Rig client) {
    return ((Holding) client.state).lease();
  }

  /** When each REQUEST is sent from BOUND to the end, against a server that says nothing. */
  private static List<Long> requestTimes(Rig client) {
    List<Long> times = new ArrayList<>();
    long end = lease(client).times().endsAt();
    int before = client.sent.size();
    while (client.now < end) {
      client.fire();
      if (client.sent.size() > before && client.state instanceof Holding) {
        times.add(client.now);
        before = client.sent.size();
      }
    }
    return times;
  }

  @Test
  void rule12RenewalIsUnicastWithCiaddrAndWithoutOptions50And54() {
    Rig client = Samples.in(StateName.RENEWING);
    Action.Send sent = client.only(Action.Send.class);
    assertEquals(Optional.of(MessageType.REQUEST), sent.message().messageType());
    assertEquals(FakeServer.CLIENT, sent.message().ciaddr());
    assertFalse(sent.message().has(Options.SERVER_IDENTIFIER));
    assertFalse(sent.message().has(Options.REQUESTED_ADDRESS));
    assertEquals(FakeServer.SERVER, sent.to());
  }

  @Test
  void rule13RebindingIsTheSameByBroadcast() {
    Rig client = Samples.in(StateName.REBINDING);
    Action.Send sent = client.only(Action.Send.class);
    assertEquals(FakeServer.CLIENT, sent.message().ciaddr());
    assertFalse(sent.message().has(Options.SERVER_IDENTIFIER));
    assertFalse(sent.message().has(Options.REQUESTED_ADDRESS));
    assertEquals(Ipv4Address.BROADCAST, sent.to());
  }

  @Test
  void rule17RenewalsComeFromTheLeasedAddress() {
    assertEquals(FakeServer.CLIENT, Samples.in(StateName.RENEWING).only(Action.Send.class).from());
    assertEquals(FakeServer.CLIENT, Samples.in(StateName.REBINDING).only(Action.Send.class).from());
  }

  @Test
  void rule3SecsOfARenewalCountFromItsBeginning() {
    Rig client = Samples.in(StateName.RENEWING);
    assertEquals(0, client.message().secs());
    long began = client.now;
    client.fire();
    assertEquals((client.now - began) / SECOND, client.message().secs());
  }

  @Test
  void rule20GapsHalveDownToAMinute() {
    Rig client = Rig.usual().bind(SERVER);
    long start = lease(client).times().start();
    List<Long> seconds =
        requestTimes(client).stream().map(time -> (time - start + 500) / SECOND).toList();
    long[] wanted = {1800, 2475, 2812, 2981, 3065, 3125, 3150, 3375, 3487, 3547};
    assertEquals(wanted.length, seconds.size(), () -> "sent at " + seconds);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], seconds.get(i), 2, "sent at " + seconds);
    }
  }

  @Test
  void rule22ShortLeaseIsAskedForMoreThanOnceButNotEverySecond() {
    Rig client = Rig.usual().bind(FakeServer.leasing(10));
    List<Long> times = requestTimes(client);
    assertTrue(times.size() >= 3 && times.size() <= 6, () -> "sent at " + times);
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) >= SECOND, () -> "sent at " + times);
    }
  }

  @Test
  void rule22ShortestLeaseIsRenewedAtMostOnceASecond() {
    FakeServer brief = FakeServer.leasing(2);
    Rig client = Rig.usual().bind(brief);
    for (int i = 0; i < 60; i++) {
      long before = client.now;
      while (client.in() == StateName.BOUND) {
        client.fire();
      }
      assertTrue(client.now - before >= SECOND, "a second between renewals");
      client.receive(brief.ack(client.message())).on(new Event.Configured());
      assertEquals(StateName.BOUND, client.in());
    }
  }

  @Test
  void rule21InfiniteLeaseIsNeverRenewed() {
    Rig client = Rig.usual().bind(FakeServer.leasing(0xffff_ffffL));
    client.runUntil(client.now + 100L * 365 * 86_400 * SECOND);
    assertEquals(StateName.BOUND, client.in());
    assertEquals(2, client.sent.size());
    assertEquals(State.NEVER, client.state.timer());
  }

  @Test
  void rule21LongestFiniteLeaseHasItsTimersInTheFuture() {
    Rig client = Rig.usual().bind(FakeServer.leasing(0xffff_fffeL));
    LeaseTimes times = lease(client).times();
    assertEquals(0xffff_fffeL * SECOND, times.endsAt() - times.start());
    assertEquals(0x7fff_ffffL * SECOND, times.renewAt() - times.start(), SECOND);
    client.fire();
    assertEquals(times.renewAt(), client.state.timer());
  }

  @Test
  void rule30AddressIsLeftTheMomentTheLeaseEnds() {
    Rig client = Rig.usual().bind(SERVER);
    long end = lease(client).times().endsAt();
    while (client.state instanceof Holding) {
      client.fire();
    }
    assertEquals(end, client.now);
    assertEquals(Loss.EXPIRED, client.only(Action.Deconfigure.class).loss());
    assertEquals(Loss.EXPIRED, client.notice(Notice.Lost.class).loss());
    assertEquals(StateName.SELECTING, client.in());
    assertEquals(Optional.of(FakeServer.CLIENT), client.message().get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void rule30EveryEventAtTheEndTakesTheAddressUnlessItExtendsTheLease() {
    for (Event event : Samples.events(Samples.in(StateName.RENEWING)).values()) {
      Rig client = Samples.in(StateName.RENEWING);
      client.now = lease(client).times().endsAt();
      client.on(event);
      boolean extended = !client.all(Action.Configure.class).isEmpty();
      assertEquals(event instanceof Event.Received, extended, event::toString);
      assertTrue(extended || gone(client) || client.in() == StateName.STOPPED, event::toString);
    }
  }

  private static boolean gone(Rig client) {
    return client.all(Action.Deconfigure.class).size() == 1;
  }

  @Test
  void rule31RenewalThatIsSilentOnMaskAndRouterKeepsThem() {
    Rig client = Samples.in(StateName.RENEWING);
    Lease before = lease(client);
    client.receive(SERVER.ack(client.message(), m -> m.remove(1).remove(3)));
    Action.Configure configure = client.only(Action.Configure.class);
    assertEquals(Optional.of(before), configure.previous());
    assertEquals(before.network().prefixLength(), configure.lease().network().prefixLength());
    assertEquals(before.network().routes(), configure.lease().network().routes());
    assertTrue(client.all(Action.Deconfigure.class).isEmpty());
  }

  @Test
  void rule32RenewalWithAnotherAddressIsACleanSwitch() {
    Rig client = Samples.in(StateName.RENEWING);
    Lease before = lease(client);
    Ipv4Address other = Ipv4Address.of(192, 168, 1, 101);
    client.receive(SERVER.giving(other).ack(client.message()));
    assertEquals(other, client.notice(Notice.Renumbered.class).lease().address());
    Action.Deconfigure gone = client.only(Action.Deconfigure.class);
    assertEquals(before, gone.lease());
    assertEquals(Loss.RENUMBERED, gone.loss());
    while (client.in() == StateName.PROBING) {
      client.fire();
    }
    Action.Configure configure = client.only(Action.Configure.class);
    assertEquals(other, configure.lease().address());
    assertEquals(Optional.empty(), configure.previous());
  }

  @Test
  void renewalExtendsTheLeaseFromItsOwnRequest() {
    Rig client = Samples.in(StateName.RENEWING);
    Lease before = lease(client);
    DhcpMessage request = client.message();
    long sent = client.now;
    client.pass(900).receive(SERVER.ack(request)).on(new Event.Configured());
    Notice.Extended notice = client.notice(Notice.Extended.class);
    assertEquals(Notice.How.RENEWED, notice.how());
    assertEquals(before, notice.previous());
    assertEquals(sent + 3600 * SECOND, lease(client).times().endsAt());
    assertTrue(client.all(Action.SendAnnouncement.class).isEmpty(), "announced once, at first");
  }

  @Test
  void renewalThatGivesNoLeaseLeavesTheOldOne() {
    Rig client = Samples.in(StateName.RENEWING);
    State before = client.state;
    client.receive(SERVER.ack(client.message(), m -> m.remove(51)));
    assertEquals(Drop.NO_LEASE_TIME, client.drop());
    assertEquals(before, client.state);
  }

  @Test
  void userCanRenewAtAnyTime() {
    Rig client = Samples.in(StateName.BOUND).on(new Event.RenewRequested());
    assertEquals(StateName.RENEWING, client.in());
    Rig endless = Rig.usual().bind(FakeServer.leasing(0xffff_ffffL));
    endless.on(new Event.RenewRequested());
    assertTrue(endless.state.timer() > endless.now, "no overflow with an infinite lease");
    endless.receive(FakeServer.leasing(0xffff_ffffL).ack(endless.message()));
    assertEquals(StateName.BOUND, endless.in());
  }
}

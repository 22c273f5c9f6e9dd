package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses that somebody uses without a lease: probed ahead, and kept from clients. */
class ConflictCheckTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);
  private static final MacAddress FOREIGNER = MacAddress.parse("02:bb:00:00:00:01");
  private static final Ipv4Address FIRST = ip("192.168.1.100");

  private final TestServer server = new TestServer(of(pool(200), Feature.CONFLICT_CHECK));

  private static Decision.Offer offer(Outcome outcome) {
    return assertInstanceOf(Decision.Offer.class, outcome.decision());
  }

  @Test
  void rule43_unprobedAddressIsProbedAndTheOfferWaitsFiftyMilliseconds() {
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    assertEquals(Decision.Probe.SEND, offer.probe());
    assertEquals(50, offer.waitMillis());
    assertTrue(server.engine.stands(offer));
  }

  @Test
  void rule43_addressFoundSilentAheadIsAskedForOnceMoreAndWaitsTwentyMilliseconds() {
    assertTrue(server.engine.probesDue(server.link, server.now).contains(FIRST));
    server.now += 50;
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    assertEquals(Decision.Probe.SEND, offer.probe());
    assertEquals(20, offer.waitMillis());
  }

  @Test
  void rule43_hostThatCameAfterTheLookAheadKeepsItsAddress() {
    server.engine.probesDue(server.link, server.now);
    server.now += 5000;
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    assertEquals(Decision.Probe.SEND, offer.probe());
    server.engine.seen(FIRST, FOREIGNER, server.now + 1);
    assertFalse(server.engine.stands(offer));
    assertEquals(ip("192.168.1.101"), server.broadcast(A.discover()).yiaddr());
  }

  @Test
  void rule43_whereManyAreOfferedAnAddressFoundSilentAheadIsOfferedAtOnce() {
    TestServer wide = new TestServer(of(pool(250), Feature.CONFLICT_CHECK));
    wide.engine.probesDue(wide.link, wide.now);
    wide.now += 50;
    for (int i = 0; i < 140; i++) { // sixty a second
      wide.engine.probesDue(wide.link, wide.now);
      Decision.Offer offer = offer(wide.broadcast(TestClient.number(i).discover()));
      if (i >= 126) {
        assertEquals(0, offer.waitMillis());
        assertEquals(Decision.Probe.NONE, offer.probe());
      }
      wide.now += 16;
    }
    wide.now += 2_000;
    wide.engine.probesDue(wide.link, wide.now);
    assertEquals(20, offer(wide.broadcast(TestClient.number(140).discover())).waitMillis());
  }

  @Test
  void rule43_silenceMeansSomethingForThirtySeconds() {
    server.engine.probesDue(server.link, server.now);
    assertEquals(List.of(), server.engine.probesDue(server.link, server.now + 29_999));
    server.now += 30_000;
    assertEquals(50, offer(server.broadcast(A.discover())).waitMillis());
  }

  @Test
  void rule43_answerBeforeTheOfferLeavesMakesItFall() {
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    Conflict conflict = server.engine.seen(FIRST, FOREIGNER, server.now + 3).orElseThrow();
    assertEquals(Conflict.Against.OFFER, conflict.against());
    assertFalse(server.engine.stands(offer));
    assertEquals(ip("192.168.1.101"), server.broadcast(A.discover()).yiaddr());
  }

  @Test
  void rule43_answerBeforeTheRequestTurnsItIntoANak() {
    server.broadcast(A.discover());
    server.engine.seen(FIRST, FOREIGNER, server.now);
    Outcome outcome = server.broadcast(A.select(FIRST, SERVER));
    assertInstanceOf(Decision.Nak.class, outcome.decision());
    assertEquals(Reason.IN_USE, outcome.reason());
    assertEquals(LeaseState.CONFLICT, server.engine.lease(FIRST).orElseThrow().state());
  }

  @Test
  void rule44_clientsOwnStationIsNoConflict() {
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    assertTrue(server.engine.seen(FIRST, A.mac, server.now).isEmpty());
    assertTrue(server.engine.stands(offer));
    assertInstanceOf(Decision.Ack.class, server.broadcast(A.select(FIRST, SERVER)).decision());
    assertTrue(server.engine.seen(FIRST, A.mac, server.now).isEmpty());
    server.after(3601);
    assertTrue(server.engine.seen(FIRST, A.mac, server.now).isEmpty());
    assertEquals(Reason.FORMER_LEASE, server.broadcast(A.discover()).reason());
  }

  @Test
  void rule44_stationThatUsesAnAddressWithoutALeaseMayGetItAsItsLease() {
    Ipv4Address used = ip("192.168.1.150");
    server.engine.seen(used, A.mac, server.now);
    Outcome stranger = server.broadcast(B.discover().put(Options.REQUESTED_ADDRESS, used));
    assertEquals(Reason.NEW, stranger.reason());
    Outcome own = server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, used));
    assertEquals(used, own.yiaddr());
    assertInstanceOf(Decision.Ack.class, server.broadcast(A.select(used, SERVER)).decision());
  }

  @Test
  void rule44_stationThatKeptItsAddressThoughTheServerForgotItGetsItAgain() {
    Ipv4Address used = ip("192.168.1.150");
    server.engine.seen(used, A.mac, server.now);
    Outcome offer = server.broadcast(A.withIdentifier("ff0102").discover());
    assertEquals(Reason.OWN_USE, offer.reason());
    assertEquals(used, offer.yiaddr());
  }

  @Test
  void rule43_presentLeaseIsNotProbed() {
    server.bind(A);
    server.after(40);
    Decision.Offer offer = offer(server.broadcast(A.discover()));
    assertEquals(Decision.Probe.NONE, offer.probe());
    assertEquals(0, offer.waitMillis());
  }

  @Test
  void rule43_relayedSubnetsAreNotProbed() {
    Decision.Offer offer = offer(server.relayed(A.discover(), "192.168.1.2"));
    assertEquals(Decision.Probe.NONE, offer.probe());
    assertEquals(0, offer.waitMillis());
  }

  @Test
  void rule43_underLoadOffersDoNotWaitAndProbesAreBounded() {
    int waiting = 0;
    int probes = 0;
    for (int i = 0; i < 101; i++) {
      Decision.Offer offer = offer(server.broadcast(TestClient.number(i).discover()));
      waiting += offer.waitMillis() > 0 ? 1 : 0;
      probes += offer.probe() == Decision.Probe.SEND ? 1 : 0;
    }
    assertEquals(50, waiting);
    assertEquals(101, probes);
    TestServer busy =
        new TestServer(
            Policies.with(
                of(pool(200), Feature.CONFLICT_CHECK),
                new Limits(java.util.OptionalInt.empty(), 1000, 10)));
    int bounded = 0;
    for (int i = 0; i < 50; i++) {
      Decision.Offer offer = offer(busy.broadcast(TestClient.number(i).discover()));
      bounded += offer.probe() == Decision.Probe.SEND ? 1 : 0;
    }
    assertEquals(10, bounded);
  }

  @Test
  void lookAheadGrowsWithTheDemand() {
    int idle = server.engine.probesDue(server.link, server.now).size();
    assertEquals(4, idle);
    for (int i = 0; i < 20; i++) {
      server.broadcast(TestClient.number(i).discover());
    }
    server.now += 1000;
    assertEquals(40, server.engine.probesDue(server.link, server.now).size());
  }

  @Test
  void switchedOffNothingIsProbedAndNothingLearnt() {
    TestServer off = new TestServer(of(pool(200)));
    assertEquals(List.of(), off.engine.probesDue(off.link, off.now));
    assertTrue(off.engine.seen(FIRST, FOREIGNER, off.now).isEmpty());
    assertEquals(0, offer(off.broadcast(A.discover())).waitMillis());
  }

  @Test
  void foreignUseOfALeasedAddressIsToldAndChangesNothing() {
    Ipv4Address address = server.bind(A);
    Conflict conflict = server.engine.seen(address, FOREIGNER, server.now).orElseThrow();
    assertEquals(Conflict.Against.LEASE, conflict.against());
    assertEquals(A.key(), conflict.client());
    assertEquals(LeaseState.BOUND, server.engine.lease(address).orElseThrow().state());
  }

  @Test
  void conflictIsOverAfterTenMinutes() {
    server.engine.seen(FIRST, FOREIGNER, server.now);
    server.after(600);
    assertEquals(1, server.engine.sweep(server.now, 100).forgotten().size());
    assertEquals(
        FIRST, server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, FIRST)).yiaddr());
  }

  @Test
  void addressesOfNoSubnetAndOutsideTheRangesTeachNothing() {
    assertTrue(server.engine.seen(ip("10.9.9.9"), FOREIGNER, server.now).isEmpty());
    assertTrue(server.engine.seen(ip("192.168.1.20"), FOREIGNER, server.now).isEmpty());
    assertTrue(server.engine.leases().isEmpty());
  }
}

package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** DHCPREQUEST in its four states, as far as it depends on more than who holds the address. */
class RequestTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void rule1_selectingAnotherServerIsSilentAndFreesTheOffer() {
    TestServer small = new TestServer(of(pool(100)));
    Ipv4Address offered = small.broadcast(A.discover()).yiaddr();
    TestServer.Outcome outcome = small.broadcast(A.select(offered, ip("192.168.1.254")));
    assertInstanceOf(Decision.NotChosen.class, outcome.decision());
    assertTrue(outcome.reply().isEmpty());
    assertEquals(offered, small.broadcast(B.discover()).yiaddr());
  }

  @Test
  void rule2_anyAddressOfOursNamesUs() {
    Subnet other = Subnet.parse("10.0.0.0/8");
    ServerLink two =
        new ServerLink(
            "eth0",
            TestServer.LINK.mac(),
            List.of(
                new ServerLink.OwnAddress(SERVER, Policies.SUBNET),
                new ServerLink.OwnAddress(ip("10.0.0.1"), other)),
            List.of(ip("172.16.0.1")));
    for (String name : List.of("192.168.1.1", "10.0.0.1", "172.16.0.1")) {
      TestServer named = new TestServer(of(pool(200)), two);
      Ipv4Address offered = named.broadcast(A.discover()).yiaddr();
      assertInstanceOf(
          Decision.Ack.class, named.broadcast(A.select(offered, ip(name))).decision(), name);
    }
  }

  @Test
  void rule3_selectingAnotherAddressThanTheOfferedIsRefused() {
    server.broadcast(A.discover());
    TestServer.Outcome outcome = server.broadcast(A.select(ip("192.168.1.150"), SERVER));
    assertInstanceOf(Decision.Nak.class, outcome.decision());
    assertEquals(Reason.NOT_THE_ADDRESS, outcome.reason());
  }

  @Test
  void rule3_selectingAFreeAddressAfterTheServerLostItsOffersIsGranted() {
    TestServer.Outcome outcome = server.broadcast(A.select(ip("192.168.1.150"), SERVER));
    assertEquals(Reason.SELECTED_UNOFFERED, outcome.reason());
    assertEquals(ip("192.168.1.150"), outcome.yiaddr());
  }

  @Test
  void acknowledgedLeaseTimeIsTheOfferedOneThoughTheWishIsNotRepeated() {
    Ipv4Address offered = server.broadcast(A.discover().put(Options.LEASE_TIME, 600L)).yiaddr();
    for (int i = 0; i < 2; i++) {
      TestServer.Outcome ack = server.broadcast(A.select(offered, SERVER));
      assertEquals(600, ack.message().get(Options.LEASE_TIME).orElseThrow());
    }
    server.after(60);
    TestServer.Outcome renewal = server.unicast(A.extend(offered));
    assertEquals(3600, renewal.message().get(Options.LEASE_TIME).orElseThrow());
  }

  @Test
  void rule10_requestWithAServerIdentifierThatIsNoAddressIsDropped() {
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    TestServer.Outcome outcome =
        server.broadcast(
            A.reboot(offered).putRaw(Options.SERVER_IDENTIFIER.code(), new byte[] {1, 2, 3}));
    assertEquals(Reason.INCOMPLETE, outcome.reason());
  }

  @Test
  void rule6_noProbeAtRequestNorInitReboot() {
    TestServer probing = new TestServer(of(pool(200), Feature.CONFLICT_CHECK));
    Ipv4Address address = probing.bind(A);
    TestServer.Outcome outcome = probing.broadcast(A.reboot(address));
    assertEquals(MessageType.ACK, outcome.message().messageType().orElseThrow());
  }

  @Test
  void rule7_renewalExtendsTheLease() {
    Ipv4Address address = server.bind(A);
    server.after(1800);
    TestServer.Outcome outcome = server.unicast(A.extend(address));
    assertEquals(Reason.RENEWED, outcome.reason());
    assertEquals(server.now + 3600_000L, server.engine.lease(address).orElseThrow().end());
  }

  @Test
  void rule9_rebindingExtendsTheLease() {
    Ipv4Address address = server.bind(A);
    server.after(3200);
    assertEquals(Reason.REBOUND, server.broadcast(A.extend(address)).reason());
  }

  @Test
  void renewalOfALeaseThatRanOutIsGrantedWhileNobodyHasTheAddress() {
    Ipv4Address address = server.bind(A);
    server.after(7200);
    assertInstanceOf(Decision.Ack.class, server.unicast(A.extend(address)).decision());
  }

  @Test
  void rule8_renewalOfAnAddressWithANewOwnerIsRefused() {
    TestServer small = new TestServer(of(pool(100)));
    Ipv4Address address = small.bind(A);
    small.after(3601);
    assertEquals(address, small.bind(B));
    TestServer.Outcome outcome = small.unicast(A.extend(address));
    assertInstanceOf(Decision.Nak.class, outcome.decision());
    assertEquals(Reason.HELD_BY_ANOTHER, outcome.reason());
  }

  @Test
  void rule8_renewalFromBehindARouterOfAnUnknownNetworkIsSilent() {
    TestServer.Outcome outcome = server.routed(A.extend(ip("10.9.9.9")));
    assertInstanceOf(Decision.Ignore.class, outcome.decision());
    assertEquals(Reason.NO_RECORD, outcome.reason());
  }

  @Test
  void rule10_requestWithoutAnyAddressIsDropped() {
    TestServer.Outcome outcome = server.broadcast(A.message(MessageType.REQUEST));
    assertInstanceOf(Decision.Ignore.class, outcome.decision());
    assertEquals(Reason.INCOMPLETE, outcome.reason());
  }

  @Test
  void rule10_requestThatNamesUsButNoAddressIsDropped() {
    TestServer.Outcome outcome =
        server.broadcast(A.message(MessageType.REQUEST).put(Options.SERVER_IDENTIFIER, SERVER));
    assertEquals(Reason.INCOMPLETE, outcome.reason());
  }

  @Test
  void rule40_acknowledgementSaysWhatMustBeStored() {
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    TestServer.Outcome ack = server.broadcast(A.select(offered, SERVER));
    LeaseChange.Put put = assertInstanceOf(LeaseChange.Put.class, ack.changes().get(0));
    assertEquals(1, ack.changes().size());
    assertEquals(offered, put.address());
    assertEquals(LeaseState.BOUND, put.lease().state());
    assertEquals(A.key(), put.lease().client());
    assertEquals(server.now + 3600_000L, put.lease().end());
  }

  @Test
  void rule40_leaseThatCouldNotBeStoredIsStoredAgainWithTheNextRequest() {
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    server.diskWorks = false;
    server.broadcast(A.select(offered, SERVER));
    assertEquals(LeaseState.PENDING, server.engine.lease(offered).orElseThrow().state());
    server.diskWorks = true;
    TestServer.Outcome again = server.broadcast(A.select(offered, SERVER));
    assertEquals(1, again.changes().size());
    assertEquals(LeaseState.BOUND, server.engine.lease(offered).orElseThrow().state());
  }

  @Test
  void rule48_repeatedRequestIsAnsweredAlikeAndNotStoredTwice() {
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    TestServer.Outcome first = server.broadcast(A.select(offered, SERVER));
    server.now += 10;
    TestServer.Outcome second = server.broadcast(A.select(offered, SERVER));
    assertEquals(Reason.REPEATED, second.reason());
    assertTrue(second.changes().isEmpty());
    assertEquals(first.message().get(Options.LEASE_TIME), second.message().get(Options.LEASE_TIME));
    assertEquals(server.now + 3600_000L, server.engine.lease(offered).orElseThrow().end());
  }

  @Test
  void rule48_requestsRepeatedForEverAreStoredNowAndThen() {
    Ipv4Address address = server.bind(A);
    int stored = 0;
    for (int i = 0; i < 100; i++) {
      server.after(1);
      stored += server.unicast(A.extend(address)).changes().size();
    }
    assertEquals(10, stored);
  }

  @Test
  void youngLeasesAreNotStoredAgainWhereTheOperatorSaysSo() {
    TestServer sparing =
        new TestServer(
            Policies.with(
                Policies.of(Policies.pool(200)), new Limits(OptionalInt.empty(), 1000, 0, 25)));
    Ipv4Address address = sparing.bind(A);
    long end = sparing.engine.lease(address).orElseThrow().end();
    sparing.after(899);
    sparing.now += 1;
    TestServer.Outcome young = sparing.unicast(A.extend(address));
    assertEquals(Reason.YOUNG, young.reason());
    assertTrue(young.changes().isEmpty());
    assertEquals(Optional.of(2700L), young.message().get(Options.LEASE_TIME));
    assertEquals(Optional.of(1350L), young.message().get(Options.RENEWAL_TIME));
    assertEquals(end, sparing.engine.lease(address).orElseThrow().end());
    sparing.after(1);
    TestServer.Outcome older = sparing.unicast(A.extend(address));
    assertEquals(Reason.RENEWED, older.reason());
    assertEquals(1, older.changes().size());
    assertEquals(Optional.of(3600L), older.message().get(Options.LEASE_TIME));
  }

  /** A lease read from the store may have more time left than its client was told. */
  @Test
  void rule33_noMoreThanTheLeaseTimeIsLeftAfterARestart() {
    Ipv4Address address = server.bind(A);
    TestServer restarted = new TestServer(Policies.of(Policies.pool(200)));
    server.engine.leases().forEach(restarted.engine::restore);
    restarted.now = server.now - 5000;
    TestServer.Outcome outcome = restarted.broadcast(A.reboot(address));
    assertEquals(Reason.REPEATED, outcome.reason());
    assertEquals(Optional.of(3600L), outcome.message().get(Options.LEASE_TIME));
  }

  @Test
  void rule52_naksOfOneClientAreLimited() {
    int naks = 0;
    for (int i = 0; i < 1000; i++) {
      server.now += 1;
      naks += server.broadcast(A.reboot(ip("10.9.9.9"))).decision() instanceof Decision.Nak ? 1 : 0;
    }
    assertEquals(16, naks, "16 at once, and the next after a second");
    assertInstanceOf(Decision.Nak.class, server.broadcast(B.reboot(ip("10.9.9.9"))).decision());
  }

  @Test
  void rule51_frameSourceIsNoIdentity() {
    Ipv4Address address = server.bind(A);
    TestServer.Outcome outcome =
        server.arrive(
            A.extend(address).build(),
            MacAddress.parse("02:00:00:00:00:99"),
            address,
            Ipv4Address.BROADCAST);
    assertInstanceOf(Decision.Ack.class, outcome.decision());
    assertEquals(A.mac, outcome.reply().orElseThrow().destination().mac());
  }
}

package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Addresses kept for clients, and what happens when they change while leases live. */
class ReservationTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);
  private static final Ipv4Address INSIDE = ip("192.168.1.100");
  private static final Ipv4Address OUTSIDE = ip("192.168.1.20");
  private static final ServerPolicy PLAIN = of(pool(101));

  private static ServerPolicy reserving(String key, Ipv4Address address) {
    return Policies.with(PLAIN, new Reservation(ReservationKey.parse(key), address));
  }

  @Test
  void reservedAddressInsideTheRangeIsGivenToNobodyElse() {
    TestServer server = new TestServer(reserving("02:00:00:00:00:01", INSIDE));
    assertEquals(ip("192.168.1.101"), server.bind(B));
    assertEquals(Reason.POOL_EXHAUSTED, server.broadcast(TestClient.number(3).discover()).reason());
    assertEquals(INSIDE, server.bind(A));
  }

  @Test
  void reservedAddressMayLieOutsideTheRanges() {
    TestServer server = new TestServer(reserving("02:00:00:00:00:01", OUTSIDE));
    assertEquals(OUTSIDE, server.bind(A));
    server.after(3700);
    server.engine.sweep(server.now, 100);
    assertEquals(LeaseState.EXPIRED, server.engine.lease(OUTSIDE).orElseThrow().state());
    assertEquals(OUTSIDE, server.broadcast(A.discover()).yiaddr());
  }

  @Test
  void reservationByIdentifierAndByCircuit() {
    TestServer byId = new TestServer(reserving("id:ff0102", OUTSIDE));
    assertEquals(OUTSIDE, byId.bind(A.withIdentifier("ff0102")));
    TestServer byCircuit = new TestServer(reserving("circuit:aabb", OUTSIDE));
    byte[] port = Bytes.parseHex("0102aabb");
    Outcome offer =
        byCircuit.relayed(
            B.discover().putRaw(Options.RELAY_AGENT_INFORMATION.code(), port), "192.168.1.2");
    assertEquals(OUTSIDE, offer.yiaddr());
  }

  @Test
  void identifierIsAStrongerClaimThanHardwareAddress() {
    ServerPolicy both =
        Policies.with(
            PLAIN,
            new Reservation(ReservationKey.ofMac(A.mac), ip("192.168.1.20")),
            new Reservation(ReservationKey.parse("id:ff0102"), ip("192.168.1.21")));
    TestServer server = new TestServer(both);
    assertEquals(ip("192.168.1.21"), server.bind(A.withIdentifier("ff0102")));
    assertEquals(ip("192.168.1.20"), server.bind(A));
  }

  @Test
  void newReservationMovesItsClientAtTheNextRenewal() {
    TestServer server = new TestServer(PLAIN);
    Ipv4Address address = server.bind(A);
    server.engine.reload(reserving("02:00:00:00:00:01", OUTSIDE));
    server.after(100);
    Outcome renewal = server.unicast(A.extend(address));
    assertInstanceOf(Decision.Nak.class, renewal.decision());
    assertEquals(Reason.RESERVATION_MOVED, renewal.reason());
    assertEquals(OUTSIDE, server.bind(A));
    assertEquals(LeaseState.RELEASED, server.engine.lease(address).orElseThrow().state());
  }

  @Test
  void replacedLeaseIsReleasedTogetherWithTheStoreOfTheNewOne() {
    TestServer server = new TestServer(PLAIN);
    Ipv4Address address = server.bind(A);
    server.engine.reload(reserving("02:00:00:00:00:01", OUTSIDE));
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    server.diskWorks = false;
    Outcome unstored = server.broadcast(A.select(offered, SERVER));
    assertEquals(2, unstored.changes().size());
    assertEquals(LeaseState.BOUND, server.engine.lease(address).orElseThrow().state());
    server.engine.stored(unstored.changes());
    assertEquals(LeaseState.RELEASED, server.engine.lease(address).orElseThrow().state());
    assertEquals(LeaseState.BOUND, server.engine.lease(OUTSIDE).orElseThrow().state());
  }

  @Test
  void addressReservedForAnotherIsRefusedAtTheNextRenewal() {
    TestServer server = new TestServer(PLAIN);
    Ipv4Address address = server.bind(A);
    server.engine.reload(reserving("02:00:00:00:00:02", address));
    server.after(100);
    assertEquals(Reason.RESERVED_FOR_ANOTHER, server.unicast(A.extend(address)).reason());
  }

  @Test
  void whileItsAddressIsTakenTheClientGetsAnotherAndTheOperatorIsTold() {
    TestServer server = new TestServer(PLAIN);
    Ipv4Address address = server.bind(A);
    server.engine.reload(reserving("02:00:00:00:00:02", address));
    Outcome offer = server.broadcast(B.discover());
    assertEquals(ip("192.168.1.101"), offer.yiaddr());
    assertEquals(
        Optional.of(
            new Notice.ReservedAddressTaken(
                address, server.engine.lease(address).orElseThrow().hardwareAddress())),
        offer.decision().notice());
  }

  @Test
  void reservationThatIsTakenBackLeavesTheLeaseAndReturnsTheAddress() {
    TestServer server = new TestServer(reserving("02:00:00:00:00:01", INSIDE));
    assertEquals(INSIDE, server.bind(A));
    server.engine.reload(PLAIN);
    server.after(100);
    assertEquals(Reason.RENEWED, server.unicast(A.extend(INSIDE)).reason());
    server.unicast(A.release(INSIDE, SERVER));
    server.bind(B);
    assertEquals(INSIDE, server.bind(TestClient.number(3)));
  }

  @Test
  void optionsOfTheReservationComeFirst() {
    OptionSet general =
        new OptionSet.Builder()
            .put(Options.ROUTER.code(), ip("192.168.1.254").toBytes())
            .put(Options.NTP_SERVERS.code(), ip("192.168.1.3").toBytes())
            .build();
    OptionSet own =
        new OptionSet.Builder()
            .put(Options.ROUTER.code(), ip("192.168.1.253").toBytes())
            .never(Options.NTP_SERVERS.code())
            .build();
    TestServer server =
        new TestServer(
            Policies.with(
                of(pool(101).options(general)),
                new Reservation(ReservationKey.ofMac(A.mac), OUTSIDE, Optional.empty(), own)));
    Outcome offer = server.broadcast(A.discover());
    assertEquals(List.of(ip("192.168.1.253")), offer.message().get(Options.ROUTER).orElseThrow());
    assertEquals(Optional.empty(), offer.message().get(Options.NTP_SERVERS));
  }
}

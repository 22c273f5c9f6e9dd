package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DHCPDISCOVER: which address is offered, for how long it is held, and when none is. */
class DiscoverTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void rule34_presentLeaseIsOfferedBeforeAnythingElse() {
    Ipv4Address address = server.bind(A);
    TestServer.Outcome offer =
        server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, ip("192.168.1.150")));
    assertEquals(Reason.OWN_LEASE, offer.reason());
    assertEquals(address, offer.yiaddr());
  }

  @Test
  void rule34_expiredLeaseIsOfferedToItsFormerClient() {
    Ipv4Address address = server.bind(A);
    server.after(3601);
    server.bind(B);
    TestServer.Outcome offer = server.broadcast(A.discover());
    assertEquals(Reason.FORMER_LEASE, offer.reason());
    assertEquals(address, offer.yiaddr());
  }

  @Test
  void rule34_requestedAddressIsOfferedWhenFree() {
    TestServer.Outcome offer =
        server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, ip("192.168.1.150")));
    assertEquals(Reason.REQUESTED, offer.reason());
    assertEquals(ip("192.168.1.150"), offer.yiaddr());
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.1, the server itself",
    "192.168.1.0, the network",
    "192.168.1.255, the broadcast address",
    "192.168.1.99, outside the range",
    "10.9.9.9, another network",
    "255.255.255.255, nonsense"
  })
  void rule34_requestedAddressThatIsNotLeasedIsNotOffered(String wished, String why) {
    TestServer.Outcome offer =
        server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, ip(wished)));
    assertEquals(Reason.NEW, offer.reason(), why);
    assertEquals(ip("192.168.1.100"), offer.yiaddr(), why);
  }

  @Test
  void rule34_requestedAddressOfAnotherIsNotOffered() {
    Ipv4Address taken = server.bind(A);
    TestServer.Outcome offer = server.broadcast(B.discover().put(Options.REQUESTED_ADDRESS, taken));
    assertEquals(Reason.NEW, offer.reason());
  }

  @Test
  void rule35_fiftyDiscoversOfOneClientGetOneAddress() {
    Set<Ipv4Address> offered = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      offered.add(server.broadcast(A.discover()).yiaddr());
      server.after(3);
    }
    assertEquals(Set.of(ip("192.168.1.100")), offered);
  }

  @Test
  void rule36_offerIsHeldSixtySecondsAndThenFree() {
    TestServer small = new TestServer(of(pool(100)));
    small.broadcast(A.discover());
    small.after(59);
    assertEquals(Reason.POOL_EXHAUSTED, small.broadcast(B.discover()).reason());
    small.after(1);
    assertEquals(ip("192.168.1.100"), small.broadcast(B.discover()).yiaddr());
  }

  @Test
  void rule36_offerIsNotStored() {
    assertTrue(server.broadcast(A.discover()).changes().isEmpty());
    assertTrue(server.engine.leases().isEmpty());
  }

  @Test
  void rule46_rangeSkipsNetworkBroadcastRouterAndTheServer() {
    SubnetPolicy.Builder whole =
        SubnetPolicy.builder(Subnet.parse("192.168.1.0/29"))
            .range(ip("192.168.1.0"), ip("192.168.1.7"))
            .options(
                new OptionSet.Builder()
                    .put(Options.ROUTER.code(), ip("192.168.1.6").toBytes())
                    .build());
    TestServer tiny = new TestServer(of(whole));
    Set<Ipv4Address> given = new HashSet<>();
    for (int i = 1; i <= 4; i++) {
      given.add(tiny.bind(TestClient.number(i)));
    }
    assertEquals(
        Set.of(ip("192.168.1.2"), ip("192.168.1.3"), ip("192.168.1.4"), ip("192.168.1.5")), given);
    assertEquals(Reason.POOL_EXHAUSTED, tiny.broadcast(TestClient.number(5).discover()).reason());
  }

  @Test
  void rule47_fullPoolMakesNoOfferAndNoNak() {
    TestServer small = new TestServer(of(pool(101)));
    small.bind(A);
    small.bind(B);
    TestServer.Outcome outcome = small.broadcast(TestClient.number(3).discover());
    assertInstanceOf(Decision.Ignore.class, outcome.decision());
    assertEquals(Reason.POOL_EXHAUSTED, outcome.reason());
    assertTrue(outcome.reply().isEmpty());
  }

  @Test
  void longestUnusedAddressIsReusedFirst() {
    TestServer small = new TestServer(of(pool(102)));
    Ipv4Address first = small.bind(A);
    Ipv4Address second = small.bind(B);
    Ipv4Address third = small.bind(TestClient.number(3));
    small.after(10);
    small.unicast(B.release(second, TestServer.SERVER));
    small.after(10);
    small.unicast(A.release(first, TestServer.SERVER));
    assertEquals(second, small.bind(TestClient.number(4)));
    assertEquals(first, small.bind(TestClient.number(5)));
    small.after(3600);
    assertEquals(third, small.bind(TestClient.number(6)));
  }

  @ParameterizedTest
  @CsvSource({"5, 120", "120, 120", "600, 600", "4294967295, 86400", "0, 120"})
  void rule33_wishForALeaseTimeIsKeptWithinLimits(long wished, long granted) {
    TestServer.Outcome offer = server.broadcast(A.discover().put(Options.LEASE_TIME, wished));
    assertEquals(granted, offer.message().get(Options.LEASE_TIME).orElseThrow());
  }

  @Test
  void rule33_clientWithoutAWishGetsTheNormalTime() {
    assertEquals(
        3600, server.broadcast(A.discover()).message().get(Options.LEASE_TIME).orElseThrow());
  }

  @Test
  void addressOfAnotherServerIsNotAnswered() {
    TestServer.Outcome outcome =
        server.arrive(A.discover().build(), A.mac, Ipv4Address.ANY, ip("192.168.1.77"));
    assertEquals(Reason.NOT_FOR_US, outcome.reason());
  }
}

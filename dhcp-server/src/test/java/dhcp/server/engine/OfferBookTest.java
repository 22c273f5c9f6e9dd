package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Offers are few, short and one for each client, however many clients somebody makes up. */
class OfferBookTest {
  private static SubnetPolicy.Builder thousand() {
    return SubnetPolicy.builder(Subnet.parse("192.168.0.0/16"))
        .range(ip("192.168.4.0"), ip("192.168.7.231"));
  }

  @Test
  void clientThatAsksForAnotherAddressGivesTheFirstBack() {
    TestServer server = new TestServer(of(pool(200)));
    TestClient client = TestClient.number(1);
    Ipv4Address first = server.broadcast(client.discover()).yiaddr();
    Ipv4Address second = ip("192.168.1.150");
    assertEquals(
        second,
        server.broadcast(client.discover().put(Options.REQUESTED_ADDRESS, second)).yiaddr());
    assertEquals(1, server.engine.books.offers().size());
    assertTrue(server.engine.books.topology().sliceOf(first).isFree(first));
  }

  @Test
  void ofManyOffersTheOldestGoes() {
    TestServer server =
        new TestServer(Policies.with(of(thousand()), new Limits(OptionalInt.empty(), 10, 0)));
    for (int i = 0; i < 50; i++) {
      server.broadcast(TestClient.number(i).discover());
    }
    OfferBook offers = server.engine.books.offers();
    assertEquals(10, offers.size());
    assertTrue(offers.of(TestClient.number(39).key()).isEmpty());
    assertTrue(offers.of(TestClient.number(40).key()).isPresent());
  }

  @Test
  void strangersCannotKeepKnownClientsFromALargePool() {
    TestServer server = new TestServer(of(thousand()));
    TestClient known = TestClient.number(5000);
    server.bind(known);
    for (int i = 0; i < 5000; i++) {
      server.broadcast(TestClient.number(i).discover());
    }
    assertEquals(875, server.engine.books.offers().size());
    TestServer.Outcome stranger = server.broadcast(TestClient.number(6000).discover());
    assertEquals(Reason.SHARED_OFFER, stranger.reason());
    assertEquals(875, server.engine.books.offers().size());
    assertEquals(Reason.OWN_LEASE, server.broadcast(known.discover()).reason());
    server.after(60);
    assertTrue(
        server.broadcast(TestClient.number(6000).discover()).reply().isPresent(),
        "a minute later the flood is forgotten");
    assertEquals(1, server.engine.books.offers().size());
  }
}

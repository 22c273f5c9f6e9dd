package dhcp.server.engine;

import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import org.junit.jupiter.api.Test;

/** Far more made-up clients ask than there are addresses, and none of them ever takes its offer. */
class RushTest {
  private static final int POOL = 101;
  private static final TestClient A = TestClient.number(100_001);

  private final TestServer server = new TestServer(of(pool(200)));
  private int strangers;

  private Outcome stranger() {
    return server.broadcast(TestClient.number(++strangers).discover());
  }

  private void flood(int count) {
    for (int i = 0; i < count; i++) {
      stranger();
    }
  }

  @Test
  void rule36_inOrdinaryTimesAnOfferIsItsClientsAlone() {
    flood(POOL);
    for (int i = 0; i < 5 * Rush.MOST_REFUSED; i++) {
      server.now += 1000 / Rush.MOST_REFUSED + 1;
      assertEquals(Reason.POOL_EXHAUSTED, stranger().reason());
    }
  }

  @Test
  void inARushTheOldestOfferGoesToTheNextWhoAsks() {
    Ipv4Address first = stranger().yiaddr();
    flood(POOL - 1 + Rush.MOST_REFUSED);
    assertEquals(Reason.POOL_EXHAUSTED, stranger().reason());
    Outcome shared = stranger();
    assertEquals(Reason.SHARED_OFFER, shared.reason());
    assertEquals(first, shared.yiaddr());
    assertNotEquals(first, stranger().yiaddr());
    assertEquals(POOL, server.engine.books.offers().size());
  }

  @Test
  void aClientThatTakesItsOfferGetsALeaseInTheMiddleOfAFlood() {
    flood(1000);
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    flood(POOL / 2);
    Outcome ack = server.broadcast(A.select(offered, SERVER));
    assertEquals(Reason.SELECTED, ack.reason());
    assertInstanceOf(Decision.Ack.class, ack.decision());
  }

  @Test
  void whoeverTakesASharedAddressFirstHasIt() {
    flood(1000);
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    TestClient later = A;
    for (int i = 0; i < POOL; i++) {
      later = TestClient.number(++strangers);
      server.broadcast(later.discover());
    }
    assertEquals(
        later.key().octets(),
        server.engine.books.offers().at(offered).orElseThrow().client().octets());
    assertEquals(Reason.SELECTED, server.broadcast(A.select(offered, SERVER)).reason());
    Outcome late = server.broadcast(later.select(offered, SERVER));
    assertInstanceOf(Decision.Nak.class, late.decision());
    assertEquals(Reason.HELD_BY_ANOTHER, late.reason());
    assertEquals(POOL - 1, server.engine.books.offers().size());
  }

  @Test
  void noOfferOfAFormerAddressIsShared() {
    Ipv4Address own = server.bind(A);
    server.unicast(A.release(own, SERVER));
    server.broadcast(A.discover());
    flood(2000);
    assertEquals(
        A.key().octets(), server.engine.books.offers().at(own).orElseThrow().client().octets());
    assertEquals(Reason.SELECTED, server.broadcast(A.select(own, SERVER)).reason());
  }

  /** A boot ROM has the address, and its operating system is offered it. */
  @Test
  void noOfferOfALeasedAddressIsShared() {
    Ipv4Address own = server.bind(A);
    TestClient system = A.withIdentifier("ff0102");
    assertEquals(own, server.broadcast(system.discover()).yiaddr());
    flood(2000);
    assertEquals(
        system.key().octets(),
        server.engine.books.offers().at(own).orElseThrow().client().octets());
  }

  @Test
  void leasedAddressesAreNotTouched() {
    for (int i = 0; i < POOL; i++) {
      server.bind(TestClient.number(++strangers));
    }
    for (int i = 0; i < 2000; i++) {
      assertEquals(Reason.POOL_EXHAUSTED, stranger().reason());
    }
  }

  @Test
  void aMinuteAfterTheFloodAnOfferIsItsClientsAloneAgain() {
    flood(1000);
    assertEquals(Reason.SHARED_OFFER, stranger().reason());
    server.after(60);
    flood(POOL);
    assertEquals(Reason.POOL_EXHAUSTED, stranger().reason());
  }
}

package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.net.Ipv4Address;
import org.junit.jupiter.api.Test;

/** In overload, clients that the server knows nothing about have to ask again later. */
class OverloadedTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);
  private static final Reservation RESERVED =
      new Reservation(ReservationKey.ofMac(TestClient.number(3).mac), ip("192.168.1.150"));

  private final TestServer server = new TestServer(Policies.with(of(pool(200)), RESERVED));

  private Reason reason(MessageBuilder builder) {
    DhcpMessage message = builder.build();
    Arrival arrival =
        new Arrival(
            message,
            server.link,
            message.chaddr().mac().orElseThrow(),
            message.ciaddr(),
            Ipv4Address.BROADCAST,
            68);
    Decision decision = server.engine.decide(arrival, Load.OVERLOAD, server.now);
    server.engine.apply(decision, server.now);
    return decision.reason();
  }

  @Test
  void aStrangersDiscoverIsLeftAlone() {
    assertEquals(Reason.OVERLOADED, reason(A.discover()));
    assertEquals(0, server.engine.books.offers().size());
  }

  @Test
  void anOfferThatWasNotTakenMakesNobodyKnown() {
    server.broadcast(A.discover());
    assertEquals(Reason.OVERLOADED, reason(A.discover()));
  }

  @Test
  void whoTakesAnOfferGetsIt() {
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    assertEquals(Reason.SELECTED, reason(A.select(offered, SERVER)));
  }

  @Test
  void whoHasOrHadALeaseIsServed() {
    Ipv4Address address = server.bind(A);
    server.after(600);
    assertEquals(Reason.REBOUND, reason(A.extend(address)));
    assertEquals(Reason.OWN_LEASE, reason(A.discover()));
    server.after(90_000);
    assertEquals(Reason.FORMER_LEASE, reason(A.discover()));
  }

  @Test
  void aMachineThatHadALeaseWithoutAnIdentifierIsServed() {
    server.bind(B);
    assertEquals(Reason.BOOT_ROM_LEASE, reason(B.withIdentifier("ff0102").discover()));
  }

  @Test
  void whoHasAReservationIsServed() {
    assertEquals(Reason.RESERVED, reason(TestClient.number(3).discover()));
  }
}

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
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DHCPRELEASE and DHCPDECLINE: only from the holder, never answered, remembered. */
class GiveBackTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void rule37_declinedAddressIsQuarantinedButNeverAWholePoolForLong() {
    TestServer small = new TestServer(of(pool(100)));
    Ipv4Address address = small.bind(A);
    Outcome outcome = small.broadcast(A.decline(address, SERVER));
    assertInstanceOf(Decision.Decline.class, outcome.decision());
    assertTrue(outcome.reply().isEmpty());
    LeaseChange.Put put = (LeaseChange.Put) outcome.changes().get(0);
    assertEquals(LeaseState.DECLINED, put.lease().state());
    assertEquals(Reason.POOL_EXHAUSTED, small.broadcast(B.discover()).reason());
    small.after(60);
    assertEquals(
        address,
        small.broadcast(B.discover()).yiaddr(),
        "all of a pool in quarantine is kept from clients for a minute only");
  }

  @Test
  void rule37_quarantineLastsAsConfiguredWhileThePoolIsLarge() {
    Ipv4Address address = server.bind(A);
    server.broadcast(A.decline(address, SERVER));
    server.after(3599);
    assertEquals(
        Reason.NEW,
        server.broadcast(B.discover().put(Options.REQUESTED_ADDRESS, address)).reason());
    server.after(1);
    assertEquals(
        Reason.REQUESTED,
        server.broadcast(B.discover().put(Options.REQUESTED_ADDRESS, address)).reason());
  }

  @Test
  void rule37_declineOfAnothersAddressOrForAnotherServerCountsForNothing() {
    Ipv4Address address = server.bind(A);
    assertEquals(Reason.NOT_THE_HOLDER, server.broadcast(B.decline(address, SERVER)).reason());
    assertEquals(
        Reason.NOT_OUR_IDENTIFIER,
        server.broadcast(A.decline(address, ip("192.168.1.2"))).reason());
    assertEquals(
        Reason.NOT_OUR_IDENTIFIER,
        server
            .broadcast(A.message(MessageType.DECLINE).put(Options.REQUESTED_ADDRESS, address))
            .reason());
    assertEquals(LeaseState.BOUND, server.engine.lease(address).orElseThrow().state());
  }

  @Test
  void rule38_releaseKeepsTheRecordForItsClient() {
    Ipv4Address address = server.bind(A);
    Outcome outcome = server.unicast(A.release(address, SERVER));
    assertTrue(outcome.reply().isEmpty());
    assertEquals(LeaseState.RELEASED, ((LeaseChange.Put) outcome.changes().get(0)).lease().state());
    server.bind(B);
    assertEquals(address, server.broadcast(A.discover()).yiaddr());
  }

  @Test
  void rule38_releaseByAnotherOrForAnotherServerCountsForNothing() {
    Ipv4Address address = server.bind(A);
    assertEquals(Reason.NOT_THE_HOLDER, server.unicast(B.release(address, SERVER)).reason());
    assertEquals(
        Reason.NOT_OUR_IDENTIFIER, server.unicast(A.release(address, ip("192.168.1.2"))).reason());
    assertEquals(List.of(), server.unicast(B.release(address, SERVER)).changes());
    assertEquals(LeaseState.BOUND, server.engine.lease(address).orElseThrow().state());
  }

  @Test
  void releasedAddressOfAFullPoolGoesToTheNextClient() {
    TestServer small = new TestServer(of(pool(100)));
    Ipv4Address address = small.bind(A);
    small.unicast(A.release(address, SERVER));
    assertEquals(address, small.bind(B));
    assertEquals(Reason.POOL_EXHAUSTED, small.broadcast(A.discover()).reason());
  }

  @Test
  void operatorMayReleaseALeaseAndEndAQuarantine() {
    Ipv4Address address = server.bind(A);
    assertEquals(1, server.engine.release(address, server.now).size());
    assertEquals(LeaseState.RELEASED, server.engine.lease(address).orElseThrow().state());
    server.bind(A);
    server.broadcast(A.decline(address, SERVER));
    assertInstanceOf(LeaseChange.Remove.class, server.engine.release(address, server.now).get(0));
    assertTrue(server.engine.lease(address).isEmpty());
    assertEquals(List.of(), server.engine.release(address, server.now));
  }
}

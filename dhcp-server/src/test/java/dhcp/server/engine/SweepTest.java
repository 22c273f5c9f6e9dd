package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What time alone changes. */
class SweepTest {
  private static final long DAY = 86_400;

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void leaseThatRanOutIsToldOfOnce() {
    Ipv4Address address = server.bind(TestClient.number(1));
    server.after(3599);
    assertEquals(List.of(), server.engine.sweep(server.now, 10).expired());
    server.after(1);
    List<LeaseRecord> expired = server.engine.sweep(server.now, 10).expired();
    assertEquals(1, expired.size());
    assertEquals(address, expired.get(0).address());
    assertEquals(LeaseState.EXPIRED, expired.get(0).state());
    assertEquals(List.of(), server.engine.sweep(server.now, 10).expired());
  }

  @Test
  void renewedLeaseIsNotEndedAtItsFirstEnd() {
    Ipv4Address address = server.bind(TestClient.number(1));
    server.after(3000);
    server.unicast(TestClient.number(1).extend(address));
    server.after(1000);
    assertEquals(List.of(), server.engine.sweep(server.now, 10).expired());
  }

  @Test
  void oneSweepEndsAtMostSoMany() {
    for (int i = 0; i < 10; i++) {
      server.bind(TestClient.number(i));
    }
    server.after(4000);
    assertEquals(4, server.engine.sweep(server.now, 4).expired().size());
    assertEquals(4, server.engine.sweep(server.now, 4).expired().size());
    assertEquals(2, server.engine.sweep(server.now, 4).expired().size());
  }

  @Test
  void clientIsForgottenAfterThirtyDays() {
    Ipv4Address address = server.bind(TestClient.number(1));
    server.after(3600);
    server.engine.sweep(server.now, 10);
    server.after(30 * DAY - 1);
    assertEquals(List.of(), server.engine.sweep(server.now, 10).forgotten());
    server.after(1);
    assertEquals(
        List.of(new LeaseChange.Remove(address)), server.engine.sweep(server.now, 10).forgotten());
    assertTrue(server.engine.lease(address).isEmpty());
    assertTrue(server.engine.books.topology().sliceOf(address).isFree(address));
  }

  @Test
  void leaseThatEndedToMakeRoomIsToldOfAtTheNextSweep() {
    TestServer small = new TestServer(of(pool(101)));
    Ipv4Address first = small.bind(TestClient.number(1));
    small.after(10);
    small.bind(TestClient.number(2));
    small.after(3590);
    assertEquals(first, small.bind(TestClient.number(3)));
    List<LeaseRecord> expired = small.engine.sweep(small.now, 10).expired();
    assertEquals(
        List.of(TestClient.number(1).key()), expired.stream().map(LeaseRecord::client).toList());
  }

  @Test
  void removalOfWhatIsLeasedAgainIsNotReported() {
    TestServer checking = new TestServer(of(pool(100), Feature.CONFLICT_CHECK));
    checking.engine.seen(ip("192.168.1.100"), checking.link.mac(), checking.now);
    checking.after(700);
    assertEquals(ip("192.168.1.100"), checking.bind(TestClient.number(1)));
    assertEquals(List.of(), checking.engine.sweep(checking.now, 10).forgotten());
  }
}

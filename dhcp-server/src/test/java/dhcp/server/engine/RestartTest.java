package dhcp.server.engine;

import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine knows again after a restart, from what was stored. */
class RestartTest {
  private static final ServerPolicy ONE_ADDRESS = Policies.of(pool(100));

  @Test
  void leaseThatWasRepeatedWithoutAStoreIsHonouredToTheEndThatItsClientWasTold() {
    TestServer before = new TestServer(ONE_ADDRESS);
    TestClient client = TestClient.number(1);
    Ipv4Address address = before.bind(client);
    List<LeaseRecord> stored = before.engine.leases();
    before.after(9);
    TestServer.Outcome repeated = before.broadcast(client.select(address, TestServer.SERVER));
    assertEquals(Reason.REPEATED, repeated.reason());
    assertTrue(repeated.changes().isEmpty(), "not stored again");

    TestServer after = new TestServer(ONE_ADDRESS);
    stored.forEach(after.engine::restore);
    after.now = before.now;
    after.after(LeaseTimes.DEFAULT.normal() - 1);
    assertEquals(Reason.POOL_EXHAUSTED, after.broadcast(TestClient.number(2).discover()).reason());
    assertEquals(address, after.broadcast(client.reboot(address)).yiaddr());
  }
}

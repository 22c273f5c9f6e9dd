package dhcp.server.engine;

import static dhcp.server.engine.Policies.addressesEach;
import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One hardware address, or one port of a relay agent, has so many addresses and no more. */
class QuotaTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);
  private static final String RELAY = "192.168.1.2";

  private final TestServer server = new TestServer(Policies.with(of(pool(200)), addressesEach(2)));

  private static TestClient identity(int n) {
    return A.withIdentifier("00aabb" + (10 + n));
  }

  @Test
  void oneMachineWithManyIdentifiersGetsAsManyAddressesAsOneMayHave() {
    Ipv4Address first = server.bind(identity(1));
    server.bind(identity(2));
    assertEquals(Reason.CLIENT_HAS_ENOUGH, server.broadcast(identity(3).discover()).reason());
    assertEquals(
        Reason.CLIENT_HAS_ENOUGH,
        server.broadcast(identity(3).select(ip("192.168.1.180"), SERVER)).reason());
    assertTrue(server.broadcast(B.discover()).reply().isPresent(), "another machine is served");
    server.after(600);
    assertEquals(Reason.RENEWED, server.unicast(identity(1).extend(first)).reason());
    assertEquals(first, server.broadcast(identity(1).discover()).yiaddr());
  }

  @Test
  void offersCountUntilTheyLapse() {
    for (int i = 1; i <= 50; i++) {
      server.broadcast(identity(i).discover());
    }
    assertEquals(2, server.engine.books.offers().size());
    assertTrue(server.broadcast(identity(2).discover()).reply().isPresent(), "its own offer again");
    server.after(60);
    assertTrue(server.broadcast(identity(3).discover()).reply().isPresent());
  }

  @Test
  void whoGivesAnAddressBackMayHaveAnother() {
    Ipv4Address first = server.bind(identity(1));
    server.bind(identity(2));
    server.unicast(identity(1).release(first, SERVER));
    server.bind(identity(3));
    assertEquals(Reason.CLIENT_HAS_ENOUGH, server.broadcast(identity(4).discover()).reason());
    assertEquals(
        Reason.CLIENT_HAS_ENOUGH,
        server.broadcast(identity(1).reboot(first)).reason(),
        "nor its former one, beyond the bound");
    server.after(3600);
    server.engine.sweep(server.now, 100);
    assertEquals(Map.of(), server.engine.books.holdings().counts());
    assertEquals(first, server.bind(identity(1)), "when the others have run out");
  }

  @Test
  void aReservedAddressIsNotCountedAgainstItsClient() {
    Reservation reserved =
        new Reservation(ReservationKey.parse("id:00aabb13"), ip("192.168.1.150"));
    server.engine.reload(Policies.with(Policies.with(of(pool(200)), addressesEach(2)), reserved));
    server.bind(identity(1));
    server.bind(identity(2));
    assertEquals(ip("192.168.1.150"), server.bind(identity(3)));
  }

  @Test
  void aBoundThatComesWithAReloadCountsWhatIsThere() {
    TestServer free = new TestServer(of(pool(200)));
    for (int i = 1; i <= 5; i++) {
      free.bind(identity(i));
    }
    assertEquals(Map.of(), free.engine.books.holdings().counts(), "nobody counts in vain");
    free.engine.reload(Policies.with(of(pool(200)), addressesEach(2)));
    assertEquals(Reason.CLIENT_HAS_ENOUGH, free.broadcast(identity(6).discover()).reason());
    assertTrue(free.broadcast(identity(5).discover()).reply().isPresent());
  }

  private Outcome atPort(String agentInformation, TestClient client, MessageBuilder message) {
    return server.relayed(
        message.putRaw(Options.RELAY_AGENT_INFORMATION.code(), Bytes.parseHex(agentInformation)),
        RELAY);
  }

  private Ipv4Address bindAtPort(String agentInformation, TestClient client) {
    Ipv4Address offered = atPort(agentInformation, client, client.discover()).yiaddr();
    atPort(agentInformation, client, client.select(offered, SERVER)).message();
    return offered;
  }

  @Test
  void thePortOfARelayAgentHasAsManyAddressesAsOneMayHave() {
    String port = "0104 65746831 0202 0a0b".replace(" ", "");
    for (int i = 1; i <= 2; i++) {
      bindAtPort(port, TestClient.number(i));
    }
    TestClient third = TestClient.number(3);
    assertEquals(Reason.CIRCUIT_HAS_ENOUGH, atPort(port, third, third.discover()).reason());
    String sameNameElsewhere = "0104 65746831 0202 0a0c".replace(" ", "");
    assertTrue(atPort(sameNameElsewhere, third, third.discover()).reply().isPresent());
    String neighbour = "0104 65746832 0202 0a0b".replace(" ", "");
    bindAtPort(neighbour, TestClient.number(4));
  }
}

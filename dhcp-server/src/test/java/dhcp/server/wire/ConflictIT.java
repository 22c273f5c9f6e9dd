package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.ArpFrame;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Sighting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that a host uses without a lease (RFC 2131 section 3.1 (2), RFC 5227). */
class ConflictIT {
  private static final Ipv4Address SQUATTED = Ipv4Address.of(192, 168, 1, 100);

  @AutoClose private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  @Test
  void anAddressThatAHostAnswersForIsNotOffered() {
    bench.lab().addAddress(Lab.client(2), SQUATTED + "/24");
    bench.lab().addAddress(Lab.client(2), "192.168.1.101/24");
    bench.start(ServerBench.USUAL);
    Set<Ipv4Address> leased = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      leased.add(bench.newClient().lease().yiaddr());
    }
    assertEquals(10, leased.size());
    assertTrue(!leased.contains(SQUATTED), leased::toString);
    assertTrue(!leased.contains(Ipv4Address.of(192, 168, 1, 101)), leased::toString);
  }

  @Test
  void anAddressThatAHostAnswersForIsNotOfferedEvenWhenAskedFor() {
    bench.lab().addAddress(Lab.client(2), "192.168.1.150/24");
    bench.start(ServerBench.USUAL);
    Ipv4Address wish = Ipv4Address.of(192, 168, 1, 150);
    ScriptedClient client = bench.newClient();
    Reply offer =
        client
            .exchange(client.discover().put(Options.REQUESTED_ADDRESS, wish))
            .of(MessageType.OFFER);
    assertNotEquals(wish, offer.yiaddr());
  }

  @Test
  void anAddressThatAHostTookAfterTheServerBeganIsNotOffered() {
    bench.start(ServerBench.USUAL);
    bench.newClient().lease();
    bench.lab().addAddress(Lab.client(2), "192.168.1.101/24");
    assertNotEquals(
        Ipv4Address.of(192, 168, 1, 101), bench.newClient().lease().yiaddr(), "probed ahead");
  }

  @Test
  void anAddressThatIsSeenInUseIsNotOffered() {
    bench.start(ServerBench.USUAL);
    ScriptedClient host = bench.newClient();
    // All of the pool that could come next.
    for (int last = 100; last < 120; last++) {
      Ipv4Address used = Ipv4Address.of(192, 168, 1, last);
      bench.station().send(ArpFrame.announcement(host.mac(), used).encode());
    }
    Ipv4Address offered = bench.newClient().lease().yiaddr();
    assertTrue(offered.compareTo(Ipv4Address.of(192, 168, 1, 120)) >= 0, offered::toString);
  }

  @Test
  void theClientsOwnAnswerIsNoConflict() {
    bench.start(ServerBench.USUAL);
    ScriptedClient client = bench.clientOf(Lab.clientMac(2));
    Ipv4Address address = client.lease().yiaddr();
    bench.lab().addAddress(Lab.client(2), address + "/24");
    assertEquals(address, client.exchange(client.discover()).yiaddr());
    client.station().send(ArpFrame.announcement(client.mac(), address).encode());
    assertEquals(address, client.lease().yiaddr());
  }

  @Test
  void probesAreWholeFramesThatClaimNothing() {
    int mark = bench.station().mark();
    bench.start(ServerBench.USUAL);
    bench.newClient().lease();
    List<Sighting> probes =
        bench.station().since(mark).stream()
            .filter(sighting -> sighting.arp().isPresent())
            .toList();
    assertTrue(!probes.isEmpty(), "no probe at all");
    for (Sighting sighting : probes) {
      ArpFrame arp = sighting.arp().orElseThrow();
      assertEquals(Lab.serverMac(), arp.senderMac());
      assertTrue(arp.isProbe() || arp.senderIp().equals(ServerBench.SERVER_IP), arp::toString);
      assertEquals(60, sighting.bytes().length);
    }
  }

  @Test
  void nothingIsProbedWhenToldNotTo() {
    bench.lab().addAddress(Lab.client(2), SQUATTED + "/24");
    int mark = bench.station().mark();
    bench.start(ServerBench.usualAnd("--no-conflict-check"));
    bench.newClient().lease();
    assertEquals(List.of(), bench.station().since(mark, Sighting::arp));
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pools that are soon used up, and pools that touch the edges of their subnet. */
class SmallPoolIT {
  private static final int DISCOVERS = 200;

  @AutoClose private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  private void serve(String first, String last, String mask) {
    bench.start(ServerBench.inMemory(ServerBench.pool(first, last, mask)));
  }

  @Test
  void aFullPoolOffersNothingAndDoesNotSaySoEachTime() {
    serve("192.168.1.100", "192.168.1.101", "255.255.255.0");
    bench.known().lease();
    bench.newClient().lease();
    int mark = bench.station().mark();
    for (int i = 0; i < DISCOVERS; i++) {
      ScriptedClient late = bench.newClient();
      late.send(late.discover().build());
    }
    bench.assertServes();
    assertEquals(
        Set.of(bench.known().mac()),
        bench.station().since(mark, Reply::in).stream()
            .map(reply -> reply.message().chaddr().mac().orElseThrow())
            .collect(Collectors.toSet()));
    bench.server().err().await("WARN", Station.ANSWER);
    long warnings =
        bench.server().err().lines().stream().filter(line -> line.contains("WARN")).count();
    assertTrue(warnings <= DISCOVERS / 10, () -> warnings + " warnings");
  }

  @Test
  void anOfferIsHeldForItsClientAndFreedWhenThatChoosesAnotherServer() {
    serve("192.168.1.100", "192.168.1.101", "255.255.255.0");
    bench.known().lease();
    ScriptedClient first = bench.newClient();
    ScriptedClient second = bench.newClient();
    Reply offer = first.exchange(first.discover());
    bench.assertSilent(second, second.discover());
    DhcpMessage elsewhere =
        first
            .selecting(offer)
            .put(Options.SERVER_IDENTIFIER, Ipv4Address.of(192, 168, 1, 2))
            .build();
    bench.assertSilent(first.broadcastFrame(elsewhere), elsewhere.xid());
    assertEquals(offer.yiaddr(), second.exchange(second.discover()).yiaddr());
  }

  @Test
  void neitherNetworkNorBroadcastNorItsOwnAddressIsLeased() {
    serve("192.168.1.0", "192.168.1.7", "255.255.255.248");
    TreeSet<Ipv4Address> leased = new TreeSet<>();
    leased.add(bench.known().lease().yiaddr());
    for (int i = 0; i < 4; i++) {
      assertTrue(leased.add(bench.newClient().lease().of(MessageType.ACK).yiaddr()));
    }
    assertEquals(Ipv4Address.of(192, 168, 1, 2), leased.first());
    assertEquals(Ipv4Address.of(192, 168, 1, 6), leased.last());
    ScriptedClient late = bench.newClient();
    bench.assertSilent(late, late.discover());
  }
}

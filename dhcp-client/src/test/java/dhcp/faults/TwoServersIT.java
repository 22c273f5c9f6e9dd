package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.AckLedger;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.PeerClients;
import dhcp.testing.PeerServer;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two servers with ranges of their own on one link (RFC 2131 sections 2.2 and 3.1). Every client
 * keeps the one lease that it chose, and the server that was not chosen is silent and has the
 * address of its offer for the next.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoServersIT {
  private static final Ipv4Address OURS = Ipv4Address.of(192, 168, 1, 1);
  private static final Ipv4Address OTHER = Ipv4Address.of(192, 168, 1, 2);
  private static final String OTHER_NODE = Lab.client(1);
  private static final int CLIENTS = Integer.getInteger("dhcp.two.clients", 12);

  /**
   * Enough for those who choose this server, for one more offer, and for the one who asks and never
   * takes anything; so an offer that stays held is missed by the next.
   */
  private static final String LAST = Integer.toString(101 + CLIENTS / 2);

  enum Other {
    SERVER_JAR {
      @Override
      void start(FaultBench bench, Path directory) {
        bench.serverAt(OTHER_NODE, "160", "250");
      }
    },
    DNSMASQ {
      @Override
      void start(FaultBench bench, Path directory) {
        PeerServer.DNSMASQ.startAt(
            bench.lab(),
            OTHER_NODE,
            directory,
            text ->
                text.replace("dhcp-authoritative\n", "")
                    .replace("192.168.1.100,192.168.1.200", "192.168.1.160,192.168.1.250"));
      }
    };

    abstract void start(FaultBench bench, Path directory);
  }

  @ParameterizedTest
  @EnumSource
  void eachClientKeepsTheOneLeaseThatItChose(Other other, @TempDir Path directory) {
    try (FaultBench bench = new FaultBench(4, directory);
        Station fromOther = Station.at(bench.lab().namespace(Lab.BRIDGE), OTHER_NODE);
        Station station = Station.at(bench.lab(), Lab.client(4))) {
      bench.lab().addAddress(OTHER_NODE, OTHER + "/24");
      bench.serverAt(Lab.SERVER, "100", LAST);
      other.start(bench, directory);
      Map<ScriptedClient, Reply> leases = new LinkedHashMap<>();
      for (int i = 0; i < CLIENTS; i++) {
        ScriptedClient client = new ScriptedClient(station, new MacAddress(0x02fa00000000L + i));
        leases.put(client, choose(client, i % 2 == 0 ? OURS : OTHER));
      }
      leases.forEach(TwoServersIT::assertOnlyItsServerExtends);
      assertProgramsAreServed(bench);
      AckLedger ledger = FaultBench.ledgerOf(bench.fromServer(), bench.toServer(), fromOther);
      assertEquals(List.of(), ledger.doubles());
      List<AckLedger.Promise> promises = ledger.live(System.nanoTime());
      assertEquals(CLIENTS + 2, promises.size());
      assertEquals(
          promises.size(), promises.stream().map(AckLedger.Promise::holder).distinct().count());
    }
  }

  /** Gets an offer from each server and takes that of one of them; the other says nothing to it. */
  private static Reply choose(ScriptedClient client, Ipv4Address server) {
    Map<Ipv4Address, Reply> offers = offers(client);
    DhcpMessage request = client.selecting(offers.get(server)).build();
    int mark = client.station().mark();
    Reply ack = client.exchange(client.broadcastFrame(request), request.xid());
    assertEquals(offers.get(server).yiaddr(), ack.of(MessageType.ACK).yiaddr());
    // Both have read the REQUEST before they answer what comes after it.
    offers(new ScriptedClient(client.station(), Lab.clientMac(99)));
    assertEquals(
        Set.of(server), serversOf(client.station().since(mark, s -> Reply.in(s, request.xid()))));
    return ack;
  }

  private static Map<Ipv4Address, Reply> offers(ScriptedClient client) {
    DhcpMessage discover = client.discover().build();
    int mark = client.station().mark();
    client.send(discover);
    Map<Ipv4Address, Reply> offers = new LinkedHashMap<>();
    Deadline.awaitTrue(
        "both servers offer, not only " + offers,
        () -> {
          for (Reply reply : client.station().since(mark, s -> Reply.in(s, discover.xid()))) {
            offers.put(serverOf(reply), reply.of(MessageType.OFFER));
          }
          return offers.keySet().containsAll(Set.of(OURS, OTHER));
        });
    return offers;
  }

  /** In REBINDING both hear the client, and the one that knows nothing of it leaves it alone. */
  private static void assertOnlyItsServerExtends(ScriptedClient client, Reply lease) {
    DhcpMessage request = client.extending(lease.yiaddr()).build();
    int mark = client.station().mark();
    Reply again = client.exchange(client.broadcastFrame(request), request.xid());
    assertEquals(lease.yiaddr(), again.of(MessageType.ACK).yiaddr());
    offers(new ScriptedClient(client.station(), Lab.clientMac(99)));
    assertEquals(
        Set.of(serverOf(lease)),
        serversOf(client.station().since(mark, s -> Reply.in(s, request.xid()))));
  }

  private static void assertProgramsAreServed(FaultBench bench) {
    Program ours = bench.client(Lab.client(2));
    Program udhcpc = PeerClients.udhcpc(bench.lab(), Lab.client(3));
    ours.out().await("^BOUND ", Deadline.PATIENCE);
    udhcpc.err().await("^udhcpc: lease of .* obtained", Deadline.PATIENCE);
    assertEquals(1, bench.lab().addresses(Lab.client(2)).size());
  }

  private static Ipv4Address serverOf(Reply reply) {
    return reply.get(Options.SERVER_IDENTIFIER);
  }

  private static Set<Ipv4Address> serversOf(List<Reply> replies) {
    return replies.stream().map(TwoServersIT::serverOf).collect(Collectors.toSet());
  }
}

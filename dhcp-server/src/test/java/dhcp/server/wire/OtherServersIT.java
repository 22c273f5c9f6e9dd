package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.PeerServer;
import dhcp.testing.Program;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other DHCP servers: the operator hears of them, and the clients of this one are served. */
class OtherServersIT {
  private static final Ipv4Address OTHER = Ipv4Address.of(192, 168, 1, 66);
  private static final MacAddress OTHER_MAC = MacAddress.parse("02:66:00:00:00:66");

  @TempDir private Path directory;

  @AutoClose private ServerBench bench;

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  @Test
  void anotherServerOnTheLinkIsTold() {
    bench.start(ServerBench.usualAnd("--json"));
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().broadcast(true).build();
    DhcpMessage offer =
        DhcpMessage.replyTo(discover)
            .yiaddr(Ipv4Address.of(192, 168, 1, 99))
            .put(Options.MESSAGE_TYPE, MessageType.OFFER)
            .put(Options.SERVER_IDENTIFIER, OTHER)
            .build();
    for (int i = 0; i < 3; i++) {
      bench
          .station()
          .send(
              UdpFrame.encode(
                  new Endpoint(OTHER_MAC, OTHER, 67),
                  new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 68),
                  offer.toBytes()));
    }
    bench.server().err().await("WARN .*" + OTHER + ".*" + OTHER_MAC, Station.ANSWER);
    bench.server().out().await("\"rogue\".*\"" + OTHER + "\"", Station.ANSWER);
    bench.assertServes();
    long told = bench.server().err().lines().stream().filter(l -> l.contains("" + OTHER)).count();
    assertEquals(1, told);
  }

  @Test
  void anotherServerOnThisMachineIsToldAndDoesNotStopThisOne() {
    try (Program dnsmasq = PeerServer.DNSMASQ.start(bench.lab(), directory)) {
      bench.start(ServerBench.USUAL);
      bench.server().err().await("WARN .*port 67", Deadline.PATIENCE);
      dnsmasq.stop();
      assertEquals(MessageType.ACK, bench.newClient().lease().type());
    }
    assertEquals(Lab.serverMac(), bench.known().lease().udp().source());
  }
}

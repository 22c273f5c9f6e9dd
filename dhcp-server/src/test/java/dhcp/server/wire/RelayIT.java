package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.testing.Lab;
import dhcp.testing.RawOptions;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients behind a relay agent (RFC 2131 section 4.1, RFC 3046), played by the station. */
class RelayIT {
  private static final MacAddress RELAY_MAC = MacAddress.parse("02:72:00:00:00:01");
  private static final Ipv4Address RELAY_IP = Ipv4Address.of(192, 168, 1, 2);
  private static final Ipv4Address GIADDR = Ipv4Address.of(10, 9, 0, 1);
  private static final Subnet FAR = Subnet.parse("10.9.0.0/24");
  private static final Subnet FARTHER = Subnet.parse("10.10.0.0/24");
  private static final int AGENT = Options.RELAY_AGENT_INFORMATION.code();
  private static final byte[] CIRCUIT_REMOTE_VENDOR =
      Bytes.parseHex("0104 65746831 0206 020000000102 0908 00000009 03 6c6162");

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    // So many options that file and sname are needed for them.
    bench =
        ServerBench.with(
            "--dhcp-range",
            "10.9.0.10",
            "10.9.0.99",
            "255.255.255.0",
            "--dhcp-range",
            "10.10.0.10",
            "10.10.0.99",
            "255.255.255.0",
            "--option",
            "224=hex:" + "aa".repeat(200),
            "--option",
            "225=hex:" + "bb".repeat(120));
  }

  private static byte[] relayed(DhcpMessage message, int port) {
    return UdpFrame.encode(
        new Endpoint(RELAY_MAC, RELAY_IP, port),
        new Endpoint(Lab.serverMac(), ServerBench.SERVER_IP, 67),
        message.toBytes());
  }

  private static Reply exchange(ScriptedClient client, MessageBuilder message) {
    DhcpMessage built = message.giaddr(GIADDR).hops(1).build();
    return client.exchange(relayed(built, 67), built.xid());
  }

  private static void assertSentToRelay(Reply reply, int port) {
    assertEquals(RELAY_MAC, reply.udp().destination());
    assertEquals(GIADDR, reply.udp().destinationIp());
    assertEquals(port, reply.udp().destinationPort());
    assertEquals(67, reply.udp().sourcePort());
    assertEquals(GIADDR, reply.message().giaddr());
  }

  @Test
  void aRelayedClientGetsAnAddressOfItsNetworkThroughTheRelay() {
    ScriptedClient client = bench.newClient();
    Reply offer = exchange(client, client.discover()).of(MessageType.OFFER);
    assertSentToRelay(offer, 67);
    assertTrue(FAR.contains(offer.yiaddr()), () -> "offered " + offer.yiaddr());
    Reply ack = exchange(client, client.selecting(offer)).of(MessageType.ACK);
    assertSentToRelay(ack, 67);
    assertEquals(offer.yiaddr(), ack.yiaddr());
    assertEquals(FAR.mask(), ack.get(Options.SUBNET_MASK));
  }

  @Test
  void aRelayedNakGoesToTheRelayWithTheBroadcastFlag() {
    ScriptedClient client = bench.newClient();
    Reply nak =
        exchange(client, client.initReboot(Ipv4Address.of(192, 168, 99, 5))).of(MessageType.NAK);
    assertSentToRelay(nak, 67);
    assertTrue(nak.message().broadcast());
  }

  @Test
  void relayAgentInformationComesBackWholeAndLastInEveryAnswer() {
    ScriptedClient client = bench.newClient();
    Reply offer =
        exchange(client, client.discover().putRaw(AGENT, CIRCUIT_REMOTE_VENDOR))
            .of(MessageType.OFFER);
    Reply ack =
        exchange(client, client.selecting(offer).putRaw(AGENT, CIRCUIT_REMOTE_VENDOR))
            .of(MessageType.ACK);
    Reply nak =
        exchange(
                client,
                client
                    .initReboot(Ipv4Address.of(192, 168, 99, 5))
                    .putRaw(AGENT, CIRCUIT_REMOTE_VENDOR))
            .of(MessageType.NAK);
    for (Reply reply : List.of(offer, ack, nak)) {
      assertArrayEquals(CIRCUIT_REMOTE_VENDOR, reply.message().raw(AGENT).orElseThrow());
      List<Integer> codes = RawOptions.codes(reply.message());
      assertEquals(AGENT, codes.get(codes.size() - 1), codes::toString);
    }
  }

  @Test
  void theSubnetOfLinkSelectionIsTakenInsteadOfGiaddrs() {
    ScriptedClient client = bench.newClient();
    byte[] link = Bytes.parseHex("0504 0a0a0000");
    Reply offer = exchange(client, client.discover().putRaw(AGENT, link));
    assertTrue(FARTHER.contains(offer.yiaddr()), () -> "offered " + offer.yiaddr());
    assertSentToRelay(offer, 67);
  }

  @Test
  void theServerIdentifierOfTheRelayIsUsedInsteadOfOurs() {
    ScriptedClient client = bench.newClient();
    byte[] override = Bytes.parseHex("0b04 0a090001");
    Reply offer = exchange(client, client.discover().putRaw(AGENT, override));
    assertEquals(GIADDR, offer.get(Options.SERVER_IDENTIFIER));
    Reply ack = exchange(client, client.selecting(offer).putRaw(AGENT, override));
    assertEquals(MessageType.ACK, ack.type());
    assertEquals(GIADDR, ack.get(Options.SERVER_IDENTIFIER));
  }

  @Test
  void answersToTheSourcePortOfARelayThatAsksForIt() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover =
        client.discover().giaddr(GIADDR).putRaw(AGENT, Bytes.parseHex("1300")).build();
    int xid = discover.xid();
    int mark = bench.station().mark();
    bench.station().send(relayed(discover, 4067));
    // The port is none of DHCP's, so the answer is told by its payload.
    int port =
        bench
            .station()
            .await(
                "answer",
                mark,
                sighting ->
                    sighting
                        .udp()
                        .filter(udp -> udp.destinationIp().equals(GIADDR))
                        .filter(udp -> Bytes.int32(udp.bytes(), udp.payloadOffset() + 4) == xid)
                        .map(UdpFrame::destinationPort));
    assertEquals(4067, port);
  }

  /** A renewal is routed, not relayed; the client is not on the link, its router is. */
  @Test
  void aRenewalThroughARouterIsAnsweredThroughTheRouter() {
    ScriptedClient client = bench.newClient();
    Reply offer = exchange(client, client.discover());
    Ipv4Address address = exchange(client, client.selecting(offer)).of(MessageType.ACK).yiaddr();
    DhcpMessage renewal = client.extending(address).build();
    byte[] routed =
        UdpFrame.encode(
            new Endpoint(RELAY_MAC, address, 68),
            new Endpoint(Lab.serverMac(), ServerBench.SERVER_IP, 67),
            renewal.toBytes());
    Reply ack = client.exchange(routed, renewal.xid()).of(MessageType.ACK);
    assertEquals(RELAY_MAC, ack.udp().destination());
    assertEquals(address, ack.udp().destinationIp());
    assertEquals(68, ack.udp().destinationPort());
  }

  @Test
  void aRelayOfANetworkThatIsNotServedGetsNoAnswer() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().giaddr(Ipv4Address.of(10, 77, 0, 1)).build();
    bench.assertSilent(relayed(discover, 67), discover.xid());
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 255})
  void aMessageThatWentRoundAndRoundGetsNoAnswer(int hops) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().giaddr(GIADDR).hops(hops).build();
    bench.assertSilent(relayed(discover, 67), discover.xid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.1", "127.0.0.1", "224.0.0.1", "255.255.255.255"})
  void aRelayWithoutAHostsAddressGetsNoAnswer(String giaddr) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().giaddr(Ipv4Address.parse(giaddr)).build();
    bench.assertSilent(relayed(discover, 67), discover.xid());
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where answers go on the link (RFC 2131 section 4.1). */
class AddressingIT {
  private static final Ipv4Address FOREIGN = Ipv4Address.of(10, 9, 9, 9);

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    // Without probes every ARP frame on the wire would be one about an answer.
    bench = ServerBench.with("--no-conflict-check");
  }

  private static void assertSentTo(MacAddress mac, Ipv4Address ip, Reply reply) {
    assertEquals(mac, reply.udp().destination());
    assertEquals(ip, reply.udp().destinationIp());
    assertEquals(68, reply.udp().destinationPort());
    assertEquals(Lab.serverMac(), reply.udp().source());
    assertEquals(ServerBench.SERVER_IP, reply.udp().sourceIp());
    assertEquals(67, reply.udp().sourcePort());
  }

  @Test
  void unicastsToChaddrAndYiaddrWithoutTheBroadcastFlag() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover()).of(MessageType.OFFER);
    assertSentTo(client.mac(), offer.yiaddr(), offer);
    Reply ack = client.exchange(client.selecting(offer)).of(MessageType.ACK);
    assertSentTo(client.mac(), offer.yiaddr(), ack);
  }

  @Test
  void broadcastsWithTheBroadcastFlag() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover().broadcast(true)).of(MessageType.OFFER);
    assertSentTo(MacAddress.BROADCAST, Ipv4Address.BROADCAST, offer);
    Reply ack = client.exchange(client.selecting(offer).broadcast(true)).of(MessageType.ACK);
    assertSentTo(MacAddress.BROADCAST, Ipv4Address.BROADCAST, ack);
  }

  @Test
  void asksNobodyByArpWhereTheClientIs() {
    ScriptedClient client = bench.newClient();
    int mark = bench.station().mark();
    client.lease();
    assertEquals(List.of(), bench.station().since(mark, Sighting::arp));
  }

  @Test
  void answersARenewalByUnicastToCiaddr() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    DhcpMessage renewal = client.extending(address).build();
    Reply ack =
        client
            .exchange(
                client.unicastFrame(renewal, Lab.serverMac(), ServerBench.SERVER_IP), renewal.xid())
            .of(MessageType.ACK);
    assertSentTo(client.mac(), address, ack);
    assertEquals(address, ack.message().ciaddr());
    assertEquals(address, ack.yiaddr());
  }

  @Test
  void answersARebindingByUnicastToCiaddr() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    // The broadcast flag counts only while ciaddr is zero.
    Reply ack = client.exchange(client.extending(address).broadcast(true)).of(MessageType.ACK);
    assertSentTo(client.mac(), address, ack);
  }

  @Test
  void broadcastsANakEvenWhenCiaddrIsSet() {
    ScriptedClient client = bench.newClient();
    DhcpMessage renewal = client.extending(FOREIGN).build();
    Reply nak =
        client
            .exchange(
                client.unicastFrame(renewal, Lab.serverMac(), ServerBench.SERVER_IP), renewal.xid())
            .of(MessageType.NAK);
    assertSentTo(MacAddress.BROADCAST, Ipv4Address.BROADCAST, nak);
  }

  @Test
  void broadcastsANakWithoutTheBroadcastFlag() {
    ScriptedClient client = bench.newClient();
    Reply nak = client.exchange(client.initReboot(FOREIGN)).of(MessageType.NAK);
    assertSentTo(MacAddress.BROADCAST, Ipv4Address.BROADCAST, nak);
  }

  @Test
  void noKernelAnswersUnicastsWithPortUnreachable() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    int mark = bench.station().mark();
    for (MessageBuilder message :
        List.of(
            client.extending(address),
            client.message(MessageType.INFORM).ciaddr(address),
            client
                .message(MessageType.RELEASE)
                .ciaddr(address)
                .put(Options.SERVER_IDENTIFIER, ServerBench.SERVER_IP))) {
      bench
          .station()
          .send(client.unicastFrame(message.build(), Lab.serverMac(), ServerBench.SERVER_IP));
    }
    bench.assertServes();
    assertTrue(bench.station().since(mark).stream().noneMatch(Sighting::isIcmp));
  }

  @Test
  void answersChaddrAndNotTheSenderOfTheFrame() {
    ScriptedClient client = bench.newClient();
    ScriptedClient bridge = bench.newClient();
    DhcpMessage discover = client.discover().build();
    Reply offer = client.exchange(bridge.broadcastFrame(discover), discover.xid());
    assertSentTo(client.mac(), offer.yiaddr(), offer);
    // The same client behind no bridge: it is known by chaddr.
    assertEquals(offer.yiaddr(), client.exchange(client.discover()).yiaddr());
  }

  @Test
  void acceptsAnyOfItsAddressesAsServerIdentifierAndAnswersOnce() {
    Ipv4Address second = Ipv4Address.of(192, 168, 1, 9);
    bench.lab().addAddress(Lab.SERVER, second + "/24");
    bench.server().err().await("addresses are .*" + second, Station.ANSWER);
    ScriptedClient client = bench.newClient();
    int mark = bench.station().mark();
    Reply offer = client.exchange(client.discover()).of(MessageType.OFFER);
    Reply ack = client.exchange(client.selecting(offer).put(Options.SERVER_IDENTIFIER, second));
    assertEquals(MessageType.ACK, ack.type());
    bench.assertServes();
    int xid = offer.message().xid();
    assertEquals(1, bench.station().since(mark, sighting -> Reply.in(sighting, xid)).size());
  }
}

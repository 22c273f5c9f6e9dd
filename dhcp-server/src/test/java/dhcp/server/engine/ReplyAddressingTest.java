package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.RELAY_MAC;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where replies go: RFC 2131 section 4.1. */
class ReplyAddressingTest {
  private static final TestClient A = TestClient.number(1);
  private static final Destination EVERYBODY =
      new Destination(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 68);

  private final TestServer server = new TestServer(of(pool(200)));

  private static Destination to(Outcome outcome) {
    return outcome.reply().orElseThrow().destination();
  }

  @Test
  void rule7_acknowledgedRenewalGoesToCiaddr() {
    Ipv4Address address = server.bind(A);
    assertEquals(new Destination(A.mac, address, 68), to(server.unicast(A.extend(address))));
  }

  @Test
  void rule9_acknowledgedRebindingGoesToCiaddrEvenWithTheBroadcastFlag() {
    Ipv4Address address = server.bind(A);
    assertEquals(
        new Destination(A.mac, address, 68),
        to(server.broadcast(A.extend(address).broadcast(true))));
  }

  @Test
  void nothingIsSentToACiaddrThatNoHostHas() {
    for (String ciaddr : List.of("127.0.0.1", "224.0.0.1", "255.255.255.255")) {
      Outcome offer = server.broadcast(A.discover().ciaddr(ip(ciaddr)));
      assertEquals(new Destination(A.mac, offer.yiaddr(), 68), to(offer));
    }
  }

  @Test
  void renewalThroughARouterGoesBackThroughIt() {
    TestServer remote =
        new TestServer(
            of(
                List.of(
                    pool(200).build(),
                    SubnetPolicy.builder(Subnet.parse("10.1.0.0/16"))
                        .range(ip("10.1.0.10"), ip("10.1.0.20"))
                        .build())));
    Ipv4Address address = remote.relayed(A.discover(), "10.1.0.1").yiaddr();
    remote.relayed(A.select(address, SERVER), "10.1.0.1");
    remote.after(100);
    Outcome renewal = remote.routed(A.extend(address));
    assertEquals(Reason.RENEWED, renewal.reason());
    assertEquals(new Destination(RELAY_MAC, address, 68), to(renewal));
  }

  @Test
  void rule11_nakIsBroadcastAlsoWhenCiaddrIsSet() {
    assertEquals(EVERYBODY, to(server.unicast(A.extend(ip("10.9.9.9")))));
    assertEquals(EVERYBODY, to(server.broadcast(A.reboot(ip("10.9.9.9")))));
  }

  @Test
  void rule12_nakThroughARelayGoesToItWithTheBroadcastFlagSet() {
    Outcome nak = server.relayed(A.reboot(ip("10.9.9.9")), "192.168.1.2");
    assertEquals(new Destination(RELAY_MAC, ip("192.168.1.2"), 67), to(nak));
    assertEquals(0x8000, nak.message().flags());
    assertEquals(ip("192.168.1.2"), nak.message().giaddr());
  }

  @Test
  void rule15_broadcastFlagDecidesBetweenEverybodyAndYiaddr() {
    assertEquals(EVERYBODY, to(server.broadcast(A.discover().broadcast(true))));
    assertEquals(
        new Destination(A.mac, ip("192.168.1.100"), 68),
        to(server.broadcast(A.discover().broadcast(false))));
    assertEquals(
        EVERYBODY, to(server.broadcast(A.select(ip("192.168.1.100"), SERVER).broadcast(true))));
    assertEquals(
        new Destination(A.mac, ip("192.168.1.100"), 68),
        to(server.broadcast(A.reboot(ip("192.168.1.100")))));
  }

  @Test
  void rule17_relayedReplyGoesToGiaddrAtTheServerPort() {
    Outcome offer = server.relayed(A.discover(), "192.168.1.2");
    assertEquals(new Destination(RELAY_MAC, ip("192.168.1.2"), 67), to(offer));
    assertFalse(offer.message().broadcast());
  }

  @Test
  void rule17_relaySourcePortIsAnsweredOnlyWhenTheRelaySaysSo() {
    byte[] circuitAndPort = Bytes.parseHex("0101411300");
    DhcpMessage discover =
        A.discover()
            .giaddr(ip("192.168.1.2"))
            .putRaw(Options.RELAY_AGENT_INFORMATION.code(), circuitAndPort)
            .build();
    Outcome offer =
        server.arrive(
            new Arrival(discover, server.link, RELAY_MAC, ip("192.168.1.2"), SERVER, 40067));
    assertEquals(40067, to(offer).port());
  }

  @Test
  void clientWithoutAnEthernetAddressIsAnsweredByBroadcast() {
    DhcpMessage discover =
        DhcpMessage.request(1, HardwareAddress.of(32, Bytes.parseHex("0102030405060708")))
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .putRaw(Options.CLIENT_IDENTIFIER.code(), Bytes.parseHex("ff01020304"))
            .build();
    Outcome offer =
        server.arrive(
            discover,
            MacAddress.parse("02:cc:00:00:00:01"),
            Ipv4Address.ANY,
            Ipv4Address.BROADCAST);
    assertEquals(EVERYBODY, to(offer));
  }

  @Test
  void multicastHardwareAddressIsNeverAStation() {
    TestClient odd = TestClient.number(0x0100_0000);
    DhcpMessage discover =
        DhcpMessage.request(1, HardwareAddress.ofEthernet(MacAddress.parse("01:00:5e:00:00:01")))
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .build();
    assertEquals(
        EVERYBODY, to(server.arrive(discover, odd.mac, Ipv4Address.ANY, Ipv4Address.BROADCAST)));
  }

  @Test
  void rule39_informIsAnsweredToCiaddrOrTheSource() {
    Ipv4Address client = ip("192.168.1.20");
    Destination expected = new Destination(A.mac, client, 68);
    assertEquals(expected, to(server.unicast(A.inform(client))));
    assertEquals(expected, to(server.broadcast(A.inform(client))));
    DhcpMessage without = A.inform(Ipv4Address.ANY).build();
    assertEquals(expected, to(server.arrive(without, A.mac, client, SERVER)));
  }

  @Test
  void informWithoutAnyAddressCannotBeAnswered() {
    Outcome outcome = server.broadcast(A.inform(Ipv4Address.ANY));
    assertEquals(Reason.NO_CLIENT_ADDRESS, outcome.reason());
    assertTrue(outcome.reply().isEmpty());
  }

  @Test
  void repliesComeFromTheServerIdentifier() {
    assertEquals(SERVER, server.broadcast(A.discover()).reply().orElseThrow().source());
  }
}

package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relay agents and the subnet: RFC 2131 section 4.3.1, RFC 3046, 3011, 3527, 5107. */
class RelayTest {
  private static final TestClient A = TestClient.number(1);

  private final SubnetPolicy far =
      SubnetPolicy.builder(Subnet.parse("10.1.0.0/16"))
          .range(ip("10.1.0.10"), ip("10.1.0.20"))
          .relay(ip("172.31.0.1"))
          .build();

  private final TestServer server = new TestServer(of(List.of(pool(200).build(), far)));

  private static MessageBuilder with82(MessageBuilder message, String hex) {
    return message.putRaw(Options.RELAY_AGENT_INFORMATION.code(), Bytes.parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.1, 10.1.0.10, giaddr in the subnet",
    "172.31.0.1, 10.1.0.10, giaddr configured for the subnet",
    "192.168.1.2, 192.168.1.100, giaddr in the server's own subnet"
  })
  void giaddrSelectsTheSubnet(String giaddr, String address, String why) {
    assertEquals(ip(address), server.relayed(A.discover(), giaddr).yiaddr(), why);
  }

  @Test
  void giaddrOutsideAllSubnetsGetsNoAnswer() {
    assertEquals(Reason.NO_SUBNET, server.relayed(A.discover(), "172.31.0.9").reason());
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "224.0.0.1", "255.255.255.255", "0.0.0.1"})
  void giaddrThatIsNoHostsGetsNoAnswer(String giaddr) {
    assertEquals(Reason.BAD_RELAY, server.relayed(A.discover(), giaddr).reason());
  }

  @ParameterizedTest
  @CsvSource({"16, true", "17, false", "255, false"})
  void messageThatRelaysPassRoundIsDropped(int hops, boolean answered) {
    assertEquals(answered, server.relayed(A.discover().hops(hops), "10.1.0.1").reply().isPresent());
  }

  @Test
  void rule23_relayAgentInformationIsEchoedLastInEveryReply() {
    String information = "0104aabbccdd0203010203090400000001";
    Outcome offer = server.relayed(with82(A.discover(), information), "10.1.0.1");
    Outcome ack = server.relayed(with82(A.select(offer.yiaddr(), SERVER), information), "10.1.0.1");
    Outcome nak = server.relayed(with82(A.reboot(ip("1.2.3.4")), information), "10.1.0.1");
    Outcome inform = server.relayed(with82(A.inform(ip("10.1.0.9")), information), "10.1.0.1");
    for (Outcome outcome : List.of(offer, ack, nak, inform)) {
      DhcpMessage reply = outcome.message();
      assertArrayEquals(
          Bytes.parseHex(information),
          reply.raw(Options.RELAY_AGENT_INFORMATION.code()).orElseThrow());
      int[] codes = reply.codes();
      assertEquals(82, codes[codes.length - 1], reply.toString());
    }
  }

  @Test
  void rule23_malformedRelayAgentInformationIsEchoedAsItCame() {
    Outcome offer = server.relayed(with82(A.discover(), "01ff00"), "10.1.0.1");
    assertArrayEquals(
        Bytes.parseHex("01ff00"),
        offer.message().raw(Options.RELAY_AGENT_INFORMATION.code()).orElseThrow());
  }

  @Test
  void linkSelectionOverridesGiaddr() {
    Outcome offer = server.relayed(with82(A.discover(), "05040a010000"), "192.168.1.2");
    assertEquals(ip("10.1.0.10"), offer.yiaddr());
    assertEquals(ip("192.168.1.2"), offer.message().giaddr());
  }

  @Test
  void linkSelectionOfAnUnknownSubnetGetsNoAnswer() {
    assertEquals(
        Reason.NO_SUBNET,
        server.relayed(with82(A.discover(), "05040a020000"), "192.168.1.2").reason());
  }

  @Test
  void subnetSelectionIsFollowedAndEchoed() {
    Outcome offer = server.broadcast(A.discover().put(Options.SUBNET_SELECTION, ip("10.1.0.0")));
    assertEquals(ip("10.1.0.10"), offer.yiaddr());
    assertEquals(ip("10.1.0.0"), offer.message().get(Options.SUBNET_SELECTION).orElseThrow());
  }

  @Test
  void linkSelectionIsPreferredToSubnetSelection() {
    MessageBuilder both =
        with82(A.discover().put(Options.SUBNET_SELECTION, ip("192.168.1.0")), "05040a010000");
    assertEquals(ip("10.1.0.10"), server.relayed(both, "192.168.1.2").yiaddr());
  }

  @Test
  void serverIdentifierOverrideIsUsedAndAccepted() {
    String override = "0b040a010001";
    Outcome offer = server.relayed(with82(A.discover(), override), "10.1.0.1");
    assertEquals(ip("10.1.0.1"), offer.message().get(Options.SERVER_IDENTIFIER).orElseThrow());
    assertEquals(SERVER, offer.reply().orElseThrow().source());
    Outcome ack =
        server.relayed(with82(A.select(offer.yiaddr(), ip("10.1.0.1")), override), "10.1.0.1");
    assertInstanceOf(Decision.Ack.class, ack.decision());
  }

  @Test
  void relayOnlyServerAnswersRelaysAndRenewalsButNoBroadcasts() {
    TestServer relayOnly = new TestServer(of(List.of(pool(200).build(), far), Feature.RELAY_ONLY));
    assertEquals(Reason.RELAY_ONLY, relayOnly.broadcast(A.discover()).reason());
    Ipv4Address address = relayOnly.relayed(A.discover(), "10.1.0.1").yiaddr();
    relayOnly.relayed(A.select(address, SERVER), "10.1.0.1");
    relayOnly.after(100);
    assertEquals(Reason.RENEWED, relayOnly.routed(A.extend(address)).reason());
  }

  @Test
  void agentInformationIsKeptThroughUnicastRenewals() {
    Ipv4Address address = server.relayed(with82(A.discover(), "0101aa"), "10.1.0.1").yiaddr();
    server.relayed(with82(A.select(address, SERVER), "0101aa"), "10.1.0.1");
    server.after(100);
    server.routed(A.extend(address));
    assertEquals(
        "0101aa", server.engine.lease(address).orElseThrow().agentInformation().toString());
  }

  @Test
  void sharedNetworkFallsBackToItsOtherSubnet() {
    TestServer shared =
        new TestServer(
            of(
                List.of(
                    pool(100).sharedNetwork("lab").build(),
                    SubnetPolicy.builder(Subnet.parse("10.1.0.0/16"))
                        .range(ip("10.1.0.10"), ip("10.1.0.10"))
                        .sharedNetwork("lab")
                        .build())));
    assertEquals(ip("192.168.1.100"), shared.bind(A));
    Ipv4Address second = shared.bind(TestClient.number(2));
    assertEquals(ip("10.1.0.10"), second);
    shared.after(100);
    assertEquals(Reason.RENEWED, shared.unicast(TestClient.number(2).extend(second)).reason());
    assertTrue(shared.broadcast(TestClient.number(3).discover()).reply().isEmpty());
  }
}

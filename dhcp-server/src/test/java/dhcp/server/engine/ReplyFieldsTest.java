package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields and options of replies: RFC 2131 table 3, RFC 2132, RFC 6842. */
class ReplyFieldsTest {
  private static final TestClient A = TestClient.number(1);

  private static final OptionSet OPTIONS =
      new OptionSet.Builder()
          .put(Options.ROUTER.code(), ip("192.168.1.254").toBytes())
          .put(Options.DOMAIN_NAME_SERVERS.code(), ip("192.168.1.53").toBytes())
          .put(Options.DOMAIN_NAME.code(), "example".getBytes())
          .put(Options.IPV6_ONLY_PREFERRED.code(), new byte[] {0, 0, 1, 44})
          .build();

  private final TestServer server = new TestServer(of(pool(200).options(OPTIONS)));

  private static MessageBuilder asking(MessageBuilder message, Integer... codes) {
    return message.put(Options.PARAMETER_REQUEST_LIST, List.of(codes));
  }

  private static List<Integer> codes(DhcpMessage message) {
    return Arrays.stream(message.codes()).boxed().toList();
  }

  @Test
  void rule14_offerFields() {
    DhcpMessage discover =
        A.discover().secs(77).hops(3).flags(0x8001).ciaddr(ip("192.168.1.30")).build();
    Outcome outcome = server.arrive(discover, A.mac, Ipv4Address.ANY, Ipv4Address.BROADCAST);
    DhcpMessage offer = outcome.message();
    assertEquals(Op.BOOTREPLY, offer.op());
    assertEquals(HardwareAddress.ofEthernet(A.mac), offer.chaddr());
    assertEquals(discover.xid(), offer.xid());
    assertEquals(0, offer.hops());
    assertEquals(0, offer.secs());
    assertEquals(0x8001, offer.flags());
    assertEquals(Ipv4Address.ANY, offer.ciaddr());
    assertEquals(ip("192.168.1.100"), offer.yiaddr());
    assertEquals(Ipv4Address.ANY, offer.siaddr());
    assertEquals(Ipv4Address.ANY, offer.giaddr());
    assertEquals(MessageType.OFFER, offer.messageType().orElseThrow());
    assertEquals(SERVER, offer.get(Options.SERVER_IDENTIFIER).orElseThrow());
  }

  @Test
  void rule14_ackFieldsAndWhatNeverAppears() {
    Ipv4Address address = server.bind(A);
    MessageBuilder renewal =
        asking(A.extend(address), 50, 51, 52, 53, 54, 55, 57, 61, 255, 0)
            .put(Options.MAX_MESSAGE_SIZE, 1500)
            .put(Options.REQUESTED_ADDRESS, address);
    DhcpMessage ack = server.unicast(renewal).message();
    assertEquals(address, ack.ciaddr());
    assertEquals(address, ack.yiaddr());
    for (int code : new int[] {50, 52, 55, 57, 61}) {
      assertFalse(ack.has(code), "option " + code);
    }
    assertTrue(ack.has(Options.LEASE_TIME));
  }

  @Test
  void rule13_nakHasNothingButItsIdentityAndMessage() {
    MessageBuilder reboot = asking(A.withIdentifier("00aabb").reboot(ip("10.9.9.9")), 1, 3, 6, 51);
    DhcpMessage nak = server.broadcast(reboot).message();
    assertEquals(List.of(53, 54, 56, 61), codes(nak));
    assertEquals(SERVER, nak.get(Options.SERVER_IDENTIFIER).orElseThrow());
    assertEquals(
        "10.9.9.9 is not on the network where the client is",
        nak.get(Options.MESSAGE).orElseThrow());
    assertEquals(Ipv4Address.ANY, nak.ciaddr());
    assertEquals(Ipv4Address.ANY, nak.yiaddr());
    assertEquals(Ipv4Address.ANY, nak.siaddr());
    assertEquals("", nak.sname());
    assertEquals("", nak.file());
  }

  @Test
  void rule24_clientIdentifierIsEchoedInOfferAckAndNak() {
    TestClient b = A.withIdentifier("ff00112233");
    Outcome offer = server.broadcast(b.discover());
    Outcome ack = server.broadcast(b.select(offer.yiaddr(), SERVER));
    Outcome nak = server.broadcast(b.reboot(ip("10.9.9.9")));
    for (Outcome outcome : List.of(offer, ack, nak)) {
      assertArrayEquals(
          new byte[] {(byte) 0xff, 0, 0x11, 0x22, 0x33},
          outcome.message().raw(Options.CLIENT_IDENTIFIER.code()).orElseThrow());
    }
    assertFalse(
        server.broadcast(TestClient.number(9).discover()).message().has(Options.CLIENT_IDENTIFIER));
  }

  @ParameterizedTest
  @CsvSource({
    "'3,1,6',       '53,3,1,6,54,51,58,59'",
    "'1,3,6,15',    '53,1,3,6,15,54,51,58,59'",
    "'6,51,3,58,59,54,1', '53,6,51,3,58,59,54,1'",
    "'15,15,99,6',  '53,15,6,54,51,58,59,1'",
    "'28',          '53,28,54,51,58,59,1'",
    "'108',         '53,108,54,51,58,59,1'",
    "'6,3',         '53,6,1,3,54,51,58,59'",
  })
  void rule30_requestedOptionsComeInTheOrderOfTheClient(String asked, String expected) {
    Integer[] list = Arrays.stream(asked.split(",")).map(Integer::valueOf).toArray(Integer[]::new);
    DhcpMessage offer = server.broadcast(asking(A.discover(), list)).message();
    assertEquals(Arrays.stream(expected.split(",")).map(Integer::valueOf).toList(), codes(offer));
  }

  @Test
  void clientWithoutAListGetsEverythingButIpv6OnlyPreferred() {
    assertEquals(
        List.of(53, 54, 51, 58, 59, 1, 3, 6, 15), codes(server.broadcast(A.discover()).message()));
  }

  @Test
  void forcedOptionsComeUnaskedAndWithheldOnesNot() {
    OptionSet forced =
        new OptionSet.Builder()
            .always(Options.NTP_SERVERS.code(), ip("192.168.1.5").toBytes())
            .never(Options.SUBNET_MASK.code())
            .build();
    TestServer forcing = new TestServer(of(pool(200).options(forced)));
    assertEquals(
        List.of(53, 54, 51, 58, 59, 42),
        codes(forcing.broadcast(asking(A.discover(), 1, 3)).message()));
  }

  @ParameterizedTest
  @CsvSource({
    "600, 300, 525",
    "120, 60, 105",
    "86400, 43200, 75600",
    "3, 1, 2",
    "4294967294, 2147483647, 3758096382"
  })
  void rule32_timesAreHalfAndSevenEighthsOfTheLease(long lease, long renewal, long rebinding) {
    TestServer timed =
        new TestServer(of(pool(200).leaseTimes(new LeaseTimes(lease, lease, lease))));
    DhcpMessage offer = timed.broadcast(A.discover()).message();
    assertEquals(lease, offer.get(Options.LEASE_TIME).orElseThrow());
    assertEquals(renewal, offer.get(Options.RENEWAL_TIME).orElseThrow());
    assertEquals(rebinding, offer.get(Options.REBINDING_TIME).orElseThrow());
  }

  @Test
  void rule32_infiniteLeaseHasNoTimesAndNeverEnds() {
    long infinite = LeaseTimes.INFINITE;
    TestServer forEver =
        new TestServer(of(pool(100).leaseTimes(new LeaseTimes(3600, 120, infinite))));
    Outcome offer =
        forEver.broadcast(asking(A.discover(), 58, 59).put(Options.LEASE_TIME, infinite));
    assertEquals(infinite, offer.message().get(Options.LEASE_TIME).orElseThrow());
    assertFalse(offer.message().has(Options.RENEWAL_TIME));
    assertFalse(offer.message().has(Options.REBINDING_TIME));
    forEver.broadcast(A.select(offer.yiaddr(), SERVER).put(Options.LEASE_TIME, infinite));
    forEver.after(500_000_000L);
    assertEquals(
        Reason.POOL_EXHAUSTED, forEver.broadcast(TestClient.number(2).discover()).reason());
  }

  @ParameterizedTest
  @CsvSource({"600, 1800, 600, 1800", "1800, 600, 1800, 3150", "600, 9000, 1800, 3150"})
  void configuredTimesCountOnlyWhenTheyFitTheLease(long t1, long t2, long sent1, long sent2) {
    OptionSet times =
        new OptionSet.Builder()
            .put(Options.RENEWAL_TIME.code(), Options.RENEWAL_TIME.encode(t1))
            .put(Options.REBINDING_TIME.code(), Options.REBINDING_TIME.encode(t2))
            .build();
    DhcpMessage offer =
        new TestServer(of(pool(200).options(times))).broadcast(A.discover()).message();
    assertEquals(sent1, offer.get(Options.RENEWAL_TIME).orElseThrow());
    assertEquals(sent2, offer.get(Options.REBINDING_TIME).orElseThrow());
  }

  @Test
  void rule29_replyKeepsToWhatTheClientTakes() {
    OptionSet.Builder much = new OptionSet.Builder();
    IntStream.range(224, 230).forEach(code -> much.put(code, new byte[100]));
    TestServer talking = new TestServer(of(pool(200).options(much.build())));
    Outcome small = talking.broadcast(A.discover().put(Options.MAX_MESSAGE_SIZE, 576));
    assertTrue(small.message().length() <= 576 - 28);
    assertFalse(small.reply().orElseThrow().omitted().isEmpty());
    assertTrue(small.message().has(Options.LEASE_TIME));
    assertTrue(small.message().has(Options.SUBNET_MASK));
    Outcome large = talking.broadcast(A.discover().put(Options.MAX_MESSAGE_SIZE, 1500));
    assertTrue(large.reply().orElseThrow().omitted().isEmpty());
    assertEquals(100, large.message().raw(229).orElseThrow().length);
  }

  @Test
  void rule31_replyHasAtLeastThreeHundredBytes() {
    assertEquals(300, server.broadcast(asking(A.discover(), 1)).message().length());
  }

  @Test
  void hostnameIsTheReservedOneAndOnlyForThoseWhoAsk() {
    TestServer named =
        new TestServer(
            Policies.with(
                of(pool(200)),
                new Reservation(
                    ReservationKey.ofMac(A.mac),
                    ip("192.168.1.20"),
                    java.util.Optional.of("printer"),
                    OptionSet.NONE)));
    assertEquals(
        "printer",
        named.broadcast(asking(A.discover(), 12)).message().get(Options.HOST_NAME).orElseThrow());
    assertFalse(named.broadcast(asking(A.discover(), 1)).message().has(Options.HOST_NAME));
  }
}

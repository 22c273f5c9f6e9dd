package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** INFORM, BOOTP, rapid commit, and what is not for a server. */
class OtherMessagesTest {
  private static final TestClient A = TestClient.number(1);

  private static final OptionSet OPTIONS =
      new OptionSet.Builder()
          .put(Options.ROUTER.code(), ip("192.168.1.254").toBytes())
          .put(Options.RENEWAL_TIME.code(), new byte[] {0, 0, 1, 0})
          .build();

  private final TestServer server = new TestServer(of(pool(200).options(OPTIONS)));

  @Test
  void rule39_informGetsParametersAndNoLease() {
    Outcome outcome = server.unicast(A.inform(ip("192.168.1.20")).put(Options.LEASE_TIME, 600L));
    DhcpMessage ack = outcome.message();
    assertEquals(MessageType.ACK, ack.messageType().orElseThrow());
    assertEquals(Ipv4Address.ANY, ack.yiaddr());
    assertEquals(ip("192.168.1.20"), ack.ciaddr());
    assertEquals(List.of(ip("192.168.1.254")), ack.get(Options.ROUTER).orElseThrow());
    assertFalse(ack.has(Options.LEASE_TIME));
    assertFalse(ack.has(Options.RENEWAL_TIME));
    assertFalse(ack.has(Options.REBINDING_TIME));
    assertTrue(outcome.changes().isEmpty());
    assertTrue(server.engine.leases().isEmpty());
  }

  @Test
  void rule39_informIsAnsweredWhoeverHoldsTheAddress() {
    Ipv4Address address = server.bind(TestClient.number(2));
    assertInstanceOf(Decision.InformAck.class, server.unicast(A.inform(address)).decision());
  }

  @Test
  void informOnASubnetWithoutAnyRangeIsAnswered() {
    TestServer rangeless = new TestServer(of(SubnetPolicy.builder(Policies.SUBNET)));
    assertInstanceOf(
        Decision.InformAck.class, rangeless.unicast(A.inform(ip("192.168.1.20"))).decision());
    assertEquals(Reason.POOL_EXHAUSTED, rangeless.broadcast(A.discover()).reason());
  }

  @Test
  void informFromAnAddressOfAnotherNetworkIsNotAnswered() {
    assertEquals(Reason.WRONG_NETWORK, server.unicast(A.inform(ip("10.9.9.9"))).reason());
  }

  @Test
  void bootpIsOffUnlessSwitchedOn() {
    assertEquals(Reason.BOOTP_OFF, server.broadcast(A.bootp()).reason());
  }

  @Test
  void bootpClientGetsAnAddressForEverAndNoDhcpOptions() {
    TestServer bootp = new TestServer(of(pool(100).options(OPTIONS), Feature.BOOTP));
    Outcome outcome = bootp.broadcast(A.bootp());
    DhcpMessage reply = outcome.message();
    assertEquals(ip("192.168.1.100"), reply.yiaddr());
    assertTrue(reply.messageType().isEmpty());
    for (int code : new int[] {51, 53, 54, 58, 59}) {
      assertFalse(reply.has(code), "option " + code);
    }
    assertEquals(List.of(ip("192.168.1.254")), reply.get(Options.ROUTER).orElseThrow());
    assertEquals(300, reply.length());
    assertEquals(LeaseRecord.NEVER, ((LeaseChange.Put) outcome.changes().get(0)).lease().end());
    bootp.after(100_000_000L);
    assertEquals(Reason.POOL_EXHAUSTED, bootp.broadcast(TestClient.number(2).discover()).reason());
    assertEquals(ip("192.168.1.100"), bootp.broadcast(A.bootp()).yiaddr());
  }

  @Test
  void rapidCommitNeedsTheSwitchAndTheOption() {
    assertInstanceOf(
        Decision.Offer.class,
        server.broadcast(A.discover().put(Options.RAPID_COMMIT, true)).decision());
    TestServer rapid = new TestServer(of(pool(200), Feature.RAPID_COMMIT));
    assertInstanceOf(Decision.Offer.class, rapid.broadcast(A.discover()).decision());
    Outcome outcome = rapid.broadcast(A.discover().put(Options.RAPID_COMMIT, true));
    assertEquals(MessageType.ACK, outcome.message().messageType().orElseThrow());
    assertTrue(outcome.message().has(Options.RAPID_COMMIT));
    assertEquals(1, outcome.changes().size());
    assertEquals(LeaseState.BOUND, rapid.engine.lease(outcome.yiaddr()).orElseThrow().state());
    assertFalse(
        rapid.broadcast(A.select(outcome.yiaddr(), SERVER)).message().has(Options.RAPID_COMMIT));
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageType.class,
      names = {
        "OFFER",
        "ACK",
        "NAK",
        "FORCERENEW",
        "LEASEUNASSIGNED",
        "LEASEUNKNOWN",
        "LEASEACTIVE"
      })
  void typesThatOnlyServersSendAreNotAnswered(MessageType type) {
    assertEquals(Reason.UNEXPECTED_TYPE, server.broadcast(A.message(type)).reason());
  }

  @Test
  void rule19_repliesOfServersAreNotAnswered() {
    DhcpMessage own = server.broadcast(A.discover()).message();
    Outcome outcome = server.arrive(own, server.link.mac(), SERVER, Ipv4Address.BROADCAST);
    assertEquals(Reason.NOT_A_REQUEST, outcome.reason());
  }

  @Test
  void clientThatSendsMoreThanItMayIsNotAnsweredForAWhile() {
    TestServer limited =
        new TestServer(
            Policies.with(of(pool(200)), new Limits(java.util.OptionalInt.of(5), 1000, 200)));
    int answers = 0;
    for (int i = 0; i <= 200; i++) {
      limited.now += 10;
      answers += limited.broadcast(A.discover()).reply().isPresent() ? 1 : 0;
    }
    assertEquals(20, answers, "10 at once and 5 in each of 2 seconds");
    assertTrue(limited.broadcast(TestClient.number(2).discover()).reply().isPresent());
  }
}

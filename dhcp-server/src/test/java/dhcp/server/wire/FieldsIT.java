package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the answers' fields (RFC 2131 table 3). */
class FieldsIT {
  private static final Ipv4Address FOREIGN = Ipv4Address.of(10, 9, 9, 9);
  private static final byte[] CLIENT_ID = Bytes.parseHex("ff00112233445566778899");

  /** Options that only clients send (RFC 2131 table 3). */
  private static final List<Integer> CLIENTS_ONLY = List.of(50, 55, 57);

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench = ServerBench.with("--router", "192.168.1.1", "--next-server", "192.168.1.4");
  }

  private static MessageBuilder chatty(MessageBuilder message) {
    return message
        .hops(3)
        .secs(77)
        .flags(0x8001)
        .put(Options.MAX_MESSAGE_SIZE, 1500)
        .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3, 51, 54));
  }

  private static void assertCopiedAndZeroed(DhcpMessage request, Reply reply) {
    DhcpMessage message = reply.message();
    assertEquals(Op.BOOTREPLY, message.op());
    assertEquals(0, message.hops());
    assertEquals(0, message.secs());
    assertEquals(request.xid(), message.xid());
    assertEquals(request.flags(), message.flags());
    assertEquals(request.chaddr(), message.chaddr());
    assertEquals(Ipv4Address.ANY, message.giaddr());
    CLIENTS_ONLY.forEach(code -> assertFalse(message.has(code), () -> code + " in " + message));
  }

  @Test
  void offerAndAckHaveTheFieldsOfTable3() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = chatty(client.discover()).build();
    Reply offer = client.exchange(client.broadcastFrame(discover), discover.xid());
    assertEquals(MessageType.OFFER, offer.type());
    assertCopiedAndZeroed(discover, offer);
    assertEquals(Ipv4Address.ANY, offer.message().ciaddr());
    assertEquals(Ipv4Address.of(192, 168, 1, 4), offer.message().siaddr());
    assertTrue(offer.get(Options.LEASE_TIME) > 0);
    assertEquals(ServerBench.SERVER_IP, offer.get(Options.SERVER_IDENTIFIER));

    DhcpMessage request = chatty(client.selecting(offer)).build();
    Reply ack = client.exchange(client.broadcastFrame(request), request.xid());
    assertEquals(MessageType.ACK, ack.type());
    assertCopiedAndZeroed(request, ack);
    assertEquals(Ipv4Address.ANY, ack.message().ciaddr());
    assertEquals(offer.yiaddr(), ack.yiaddr());

    DhcpMessage renewal = chatty(client.extending(ack.yiaddr())).build();
    Reply renewed = client.exchange(client.broadcastFrame(renewal), renewal.xid());
    assertCopiedAndZeroed(renewal, renewed);
    assertEquals(ack.yiaddr(), renewed.message().ciaddr());
  }

  @Test
  void nakHasNothingButItsIdentityAndReason() {
    ScriptedClient client = bench.newClient();
    Reply nak =
        client.exchange(
            chatty(client.initReboot(FOREIGN)).putRaw(Options.CLIENT_IDENTIFIER.code(), CLIENT_ID));
    DhcpMessage message = nak.of(MessageType.NAK).message();
    for (Ipv4Address field :
        List.of(message.ciaddr(), message.yiaddr(), message.siaddr(), message.giaddr())) {
      assertEquals(Ipv4Address.ANY, field);
    }
    assertEquals("", message.sname());
    assertEquals("", message.file());
    assertEquals(ServerBench.SERVER_IP, nak.get(Options.SERVER_IDENTIFIER));
    assertFalse(nak.get(Options.MESSAGE).isEmpty());
    for (int code : message.codes()) {
      assertTrue(Set.of(53, 54, 56, 61).contains(code), () -> code + " in " + message);
    }
  }

  @Test
  void theClientIdentifierComesBackInEveryAnswer() {
    ScriptedClient client = bench.newClient();
    int code = Options.CLIENT_IDENTIFIER.code();
    Reply offer = client.exchange(client.discover().putRaw(code, CLIENT_ID));
    Reply ack = client.exchange(client.selecting(offer).putRaw(code, CLIENT_ID));
    Reply nak = client.exchange(client.initReboot(FOREIGN).putRaw(code, CLIENT_ID));
    assertEquals(
        List.of(MessageType.OFFER, MessageType.ACK, MessageType.NAK),
        List.of(offer.type(), ack.type(), nak.type()));
    for (Reply reply : List.of(offer, ack, nak)) {
      assertArrayEquals(CLIENT_ID, reply.message().raw(code).orElseThrow());
    }
  }

  @Test
  void noClientIdentifierComesBackWhereNoneWas() {
    ScriptedClient client = bench.newClient();
    assertFalse(client.lease().message().has(Options.CLIENT_IDENTIFIER));
  }

  @Test
  void sendsRightChecksumsAndWholeBootpMessages() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    Reply ack = client.exchange(client.selecting(offer));
    Reply nak = client.exchange(client.initReboot(FOREIGN));
    for (Reply reply : List.of(offer, ack, nak)) {
      byte[] frame = reply.sighting().bytes();
      assertEquals(Frames.rightIpSum(frame), Frames.ipSum(frame));
      assertEquals(Frames.rightUdpSum(frame), Frames.udpSum(frame));
      assertTrue(Frames.udpLength(frame) >= 308, () -> "UDP length " + Frames.udpLength(frame));
    }
  }
}

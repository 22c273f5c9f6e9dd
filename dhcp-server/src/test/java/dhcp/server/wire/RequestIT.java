package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Lab;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a REQUEST gets in each state of the client: ACK, NAK or nothing (RFC 2131 section 4.3.2).
 */
class RequestIT {
  private static final Ipv4Address OTHER_SERVER = Ipv4Address.of(192, 168, 1, 2);
  private static final Ipv4Address FOREIGN = Ipv4Address.of(10, 9, 9, 9);

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench = ServerBench.with();
  }

  @Test
  void theChoiceOfAnotherServerIsMetWithSilence() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    bench.assertSilent(
        client, client.selecting(offer).put(Options.SERVER_IDENTIFIER, OTHER_SERVER));
  }

  @Test
  void choosingAnotherAddressThanTheOfferedIsRefused() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    Ipv4Address other = bench.known().lease().yiaddr();
    assertTrue(!other.equals(offer.yiaddr()));
    Reply nak = client.exchange(client.selecting(offer).put(Options.REQUESTED_ADDRESS, other));
    assertEquals(MessageType.NAK, nak.type());
    Ipv4Address unused = offer.yiaddr().plus(7);
    Reply second = client.exchange(client.selecting(offer).put(Options.REQUESTED_ADDRESS, unused));
    assertEquals(MessageType.NAK, second.type());
  }

  @Test
  void rebootingInTheWrongNetworkIsRefused() {
    ScriptedClient client = bench.newClient();
    assertEquals(MessageType.NAK, client.exchange(client.initReboot(FOREIGN)).type());
  }

  @Test
  void rebootingToTheAddressOfAnotherClientIsRefused() {
    Ipv4Address taken = bench.known().lease().yiaddr();
    ScriptedClient client = bench.newClient();
    client.lease();
    assertEquals(MessageType.NAK, client.exchange(client.initReboot(taken)).type());
  }

  @Test
  void rebootingToAnotherAddressThanTheOneOnRecordIsRefused() {
    ScriptedClient client = bench.newClient();
    Ipv4Address own = client.lease().yiaddr();
    assertEquals(MessageType.NAK, client.exchange(client.initReboot(own.plus(5))).type());
  }

  @Test
  void rebootingToTheAddressOnRecordIsAcknowledged() {
    ScriptedClient client = bench.newClient();
    Ipv4Address own = client.lease().yiaddr();
    Reply ack = client.exchange(client.initReboot(own)).of(MessageType.ACK);
    assertEquals(own, ack.yiaddr());
  }

  @Test
  void rebootingWithoutARecordIsMetWithSilence() {
    ScriptedClient client = bench.newClient();
    bench.assertSilent(client, client.initReboot(Ipv4Address.of(192, 168, 1, 190)));
  }

  @Test
  void extendingAnAddressOfAnotherClientIsRefused() {
    Ipv4Address taken = bench.known().lease().yiaddr();
    ScriptedClient client = bench.newClient();
    assertEquals(MessageType.NAK, client.exchange(client.extending(taken)).type());
  }

  @Test
  void extendingWithoutARecordIsMetWithSilence() {
    ScriptedClient client = bench.newClient();
    bench.assertSilent(client, client.extending(Ipv4Address.of(192, 168, 1, 191)));
  }

  @Test
  void aRequestThatNamesNoAddressIsMetWithSilence() {
    ScriptedClient client = bench.newClient();
    client.lease();
    bench.assertSilent(client, client.message(MessageType.REQUEST));
  }

  /** The host that answers for the address is the client itself (RFC 2131 section 3.2 (2)). */
  @Test
  void anAddressInUseByItsClientIsAcknowledgedUnprobed() {
    ScriptedClient client = bench.clientOf(Lab.clientMac(2));
    Reply lease = client.lease();
    bench.lab().addAddress(Lab.client(2), lease.yiaddr() + "/24");
    int mark = bench.station().mark();
    assertEquals(MessageType.ACK, client.exchange(client.initReboot(lease.yiaddr())).type());
    assertEquals(MessageType.ACK, client.exchange(client.extending(lease.yiaddr())).type());
    List<Ipv4Address> asked =
        bench.station().since(mark, sighting -> sighting.arp().map(arp -> arp.targetIp()));
    assertTrue(!asked.contains(lease.yiaddr()), () -> "probed " + asked);
  }

  @Test
  void aRepeatedRequestGetsTheSameAnswer() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    DhcpMessage request = client.selecting(offer).build();
    Reply first = client.exchange(client.broadcastFrame(request), request.xid());
    Reply second = client.exchange(client.broadcastFrame(request), request.xid());
    assertEquals(MessageType.ACK, second.type());
    assertEquals(first.yiaddr(), second.yiaddr());
    long shorter = first.get(Options.LEASE_TIME) - second.get(Options.LEASE_TIME);
    assertTrue(shorter >= 0 && shorter <= 10, () -> "shorter by " + shorter + " s");
  }

  @Test
  void manyRefusalsInAShortTimeAreCut() {
    ScriptedClient client = bench.newClient();
    int mark = bench.station().mark();
    int requests = 1000;
    for (int i = 0; i < requests; i++) {
      client.send(client.initReboot(FOREIGN).build());
    }
    bench.assertServes();
    long naks =
        bench.station().since(mark, Reply::in).stream()
            .filter(reply -> reply.type() == MessageType.NAK)
            .count();
    assertTrue(naks > 0 && naks < requests / 10, () -> naks + " refusals");
  }
}

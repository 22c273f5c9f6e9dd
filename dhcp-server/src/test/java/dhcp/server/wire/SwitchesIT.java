package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the switches change: a server with all of them on. */
class SwitchesIT {
  private static final long INFINITE = 0xffff_ffffL;

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench =
        ServerBench.with(
            "--authoritative",
            "--key",
            "mac",
            "--rapid-commit",
            "--bootp",
            "--lease-time",
            "infinite",
            "--max-lease-time",
            "infinite",
            "--reserve",
            "02:5f:00:00:00:01=192.168.1.60,printer",
            "--reserve",
            "02:5f:00:00:00:02=192.168.1.160",
            "--exclude",
            "192.168.1.100-192.168.1.119");
  }

  private static ScriptedClient reserved(int number) {
    return bench.clientOf(new MacAddress(0x025f00000000L + number));
  }

  @Test
  void anAuthoritativeServerRefusesWhatItHasNoRecordOf() {
    ScriptedClient client = bench.newClient();
    Ipv4Address unknown = Ipv4Address.of(192, 168, 1, 190);
    assertEquals(MessageType.NAK, client.exchange(client.initReboot(unknown)).type());
    assertEquals(MessageType.NAK, client.exchange(client.extending(unknown)).type());
  }

  @Test
  void byHardwareAddressTwoMachinesWithOneClientIdentifierAreTwoClients() {
    UnaryOperator<MessageBuilder> cloned =
        message -> message.putRaw(Options.CLIENT_IDENTIFIER.code(), Bytes.parseHex("00aabb01"));
    Ipv4Address first = bench.newClient().lease(cloned).yiaddr();
    assertNotEquals(first, bench.newClient().lease(cloned).yiaddr());
  }

  @Test
  void anInfiniteLeaseHasNoTimesOfRenewal() {
    Reply ack = bench.newClient().lease();
    assertEquals(INFINITE, ack.get(Options.LEASE_TIME));
    assertFalse(ack.message().has(Options.RENEWAL_TIME));
    assertFalse(ack.message().has(Options.REBINDING_TIME));
  }

  @Test
  void rapidCommitIsAnsweredWithTheLeaseAtOnce() {
    ScriptedClient client = bench.newClient();
    Reply ack = client.exchange(client.discover().putRaw(Options.RAPID_COMMIT.code(), new byte[0]));
    assertEquals(MessageType.ACK, ack.type());
    assertTrue(ack.message().has(Options.RAPID_COMMIT));
    assertEquals(MessageType.ACK, client.exchange(client.extending(ack.yiaddr())).type());
  }

  @Test
  void discoverWithoutRapidCommitIsAnsweredWithAnOffer() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    assertEquals(MessageType.OFFER, offer.type());
    assertFalse(offer.message().has(Options.RAPID_COMMIT));
  }

  @Test
  void aBootpClientGetsAnAddressAndNoMessageType() {
    ScriptedClient client = bench.newClient();
    DhcpMessage request = client.discover().remove(Options.MESSAGE_TYPE.code()).build();
    Reply reply = client.exchange(client.broadcastFrame(request), request.xid());
    assertFalse(reply.yiaddr().isAny());
    assertFalse(reply.message().has(Options.MESSAGE_TYPE));
    assertFalse(reply.message().has(Options.LEASE_TIME));
  }

  @Test
  void aReservedAddressGoesToItsClientInsideThePoolAndOutside() {
    Reply ack = reserved(1).lease();
    assertEquals(Ipv4Address.of(192, 168, 1, 60), ack.yiaddr());
    assertEquals("printer", ack.get(Options.HOST_NAME));
    assertEquals(Ipv4Address.of(192, 168, 1, 160), reserved(2).lease().yiaddr());
  }

  @Test
  void reservedAndExcludedAddressesAreLeasedToNobodyElse() {
    for (int last : new int[] {60, 100, 119, 160}) {
      Ipv4Address wish = Ipv4Address.of(192, 168, 1, last);
      ScriptedClient client = bench.newClient();
      Reply offer = client.exchange(client.discover().put(Options.REQUESTED_ADDRESS, wish));
      assertNotEquals(wish, offer.yiaddr());
      assertTrue(offer.yiaddr().compareTo(Ipv4Address.of(192, 168, 1, 120)) >= 0);
    }
  }
}

package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who gets which address, for how long, and how it is given back (RFC 2131 sections 4.3.1-4.3.5).
 */
class LeasesIT {
  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench = ServerBench.with();
  }

  private static UnaryOperator<MessageBuilder> identifiedBy(String hex) {
    return message -> message.putRaw(Options.CLIENT_IDENTIFIER.code(), Bytes.parseHex(hex));
  }

  @Test
  void aClientThatAsksAgainAndAgainGetsOneAddress() {
    ScriptedClient client = bench.newClient();
    Set<Ipv4Address> offered = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      offered.add(client.exchange(client.discover()).of(MessageType.OFFER).yiaddr());
    }
    assertEquals(1, offered.size(), offered::toString);
  }

  @Test
  void aFreeAddressThatIsAskedForIsOffered() {
    Ipv4Address wish = Ipv4Address.of(192, 168, 1, 177);
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover().put(Options.REQUESTED_ADDRESS, wish));
    assertEquals(wish, offer.yiaddr());
  }

  @Test
  void anAddressOfAnotherThatIsAskedForIsNotOffered() {
    Ipv4Address taken = bench.known().lease().yiaddr();
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover().put(Options.REQUESTED_ADDRESS, taken));
    assertEquals(MessageType.OFFER, offer.type());
    assertNotEquals(taken, offer.yiaddr());
  }

  @Test
  void aClientThatReleasedGetsItsAddressAgain() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    bench.assertSilent(client, release(client, address));
    assertEquals(address, client.exchange(client.discover()).yiaddr());
  }

  private static MessageBuilder release(ScriptedClient client, Ipv4Address address) {
    return client
        .message(MessageType.RELEASE)
        .ciaddr(address)
        .put(Options.SERVER_IDENTIFIER, ServerBench.SERVER_IP);
  }

  @Test
  void nobodyReleasesTheLeaseOfAnother() {
    ScriptedClient owner = bench.newClient();
    ScriptedClient thief = bench.newClient();
    Ipv4Address address = owner.lease().yiaddr();
    bench.assertSilent(thief, release(thief, address));
    bench.assertSilent(
        owner,
        release(owner, address).put(Options.SERVER_IDENTIFIER, Ipv4Address.of(192, 168, 1, 2)));
    Reply offer = thief.exchange(thief.discover().put(Options.REQUESTED_ADDRESS, address));
    assertNotEquals(address, offer.yiaddr());
    assertEquals(MessageType.ACK, owner.exchange(owner.extending(address)).type());
  }

  private static MessageBuilder decline(ScriptedClient client, Ipv4Address address) {
    return client
        .message(MessageType.DECLINE)
        .put(Options.REQUESTED_ADDRESS, address)
        .put(Options.SERVER_IDENTIFIER, ServerBench.SERVER_IP);
  }

  @Test
  void aDeclinedAddressIsOfferedToNobody() {
    ScriptedClient client = bench.newClient();
    Ipv4Address address = client.lease().yiaddr();
    bench.assertSilent(client, decline(client, address));
    for (ScriptedClient any : new ScriptedClient[] {client, bench.newClient()}) {
      Reply offer = any.exchange(any.discover().put(Options.REQUESTED_ADDRESS, address));
      assertNotEquals(address, offer.yiaddr());
    }
    assertTrue(
        bench.server().err().text().contains(address.toString()), "the operator hears of it");
  }

  @Test
  void nobodyDeclinesTheAddressOfAnother() {
    ScriptedClient owner = bench.newClient();
    ScriptedClient forger = bench.newClient();
    Ipv4Address address = owner.lease().yiaddr();
    bench.assertSilent(forger, decline(forger, address));
    assertEquals(MessageType.ACK, owner.exchange(owner.extending(address)).type());
  }

  @Test
  void informIsAnsweredWithoutALease() {
    ScriptedClient client = bench.newClient();
    Ipv4Address own = Ipv4Address.of(192, 168, 1, 50);
    Reply ack = client.exchange(client.message(MessageType.INFORM).ciaddr(own));
    assertEquals(MessageType.ACK, ack.type());
    assertEquals(Ipv4Address.ANY, ack.yiaddr());
    assertEquals(own, ack.message().ciaddr());
    assertEquals(own, ack.udp().destinationIp());
    assertEquals(client.mac(), ack.udp().destination());
    for (int code : new int[] {51, 58, 59}) {
      assertFalse(ack.message().has(code), () -> code + " in " + ack.message());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // asked, granted, T1, T2
    "5,          120,   60,    105",
    "600,        600,   300,   525",
    "4294967295, 86400, 43200, 75600",
    "0,          120,   60,    105"
  })
  void aWishForALeaseTimeIsHeldToTheBounds(long asked, long granted, long t1, long t2) {
    ScriptedClient client = bench.newClient();
    Reply ack = client.lease(message -> message.put(Options.LEASE_TIME, asked));
    assertEquals(granted, ack.get(Options.LEASE_TIME));
    assertEquals(t1, ack.get(Options.RENEWAL_TIME));
    assertEquals(t2, ack.get(Options.REBINDING_TIME));
  }

  @Test
  void withoutAWishTheLeaseTimeIsTheUsual() {
    Reply ack = bench.newClient().lease();
    assertEquals(3600, ack.get(Options.LEASE_TIME));
    assertEquals(1800, ack.get(Options.RENEWAL_TIME));
    assertEquals(3150, ack.get(Options.REBINDING_TIME));
  }

  @Test
  void oneClientIdentifierOnTwoMachinesIsOneClientAndAWarning() {
    ScriptedClient machine = bench.newClient();
    ScriptedClient clone = bench.newClient();
    Ipv4Address address = machine.lease(identifiedBy("00aabb01")).yiaddr();
    assertEquals(address, clone.lease(identifiedBy("00aabb01")).yiaddr());
    bench.server().err().await("WARN.*" + clone.mac(), Station.ANSWER);
  }

  @Test
  void aMachineKeepsItsAddressWhenItBeginsToSendAClientIdentifier() {
    ScriptedClient machine = bench.newClient();
    Ipv4Address address = machine.lease().yiaddr();
    assertEquals(address, machine.lease(identifiedBy("00aabb02")).yiaddr());
  }

  @Test
  void oneMachineWithTwoClientIdentifiersIsTwoClients() {
    ScriptedClient machine = bench.newClient();
    Ipv4Address first = machine.lease(identifiedBy("00aabb03")).yiaddr();
    assertNotEquals(first, machine.lease(identifiedBy("00aabb04")).yiaddr());
  }
}

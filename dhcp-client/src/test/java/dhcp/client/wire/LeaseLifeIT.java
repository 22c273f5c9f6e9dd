package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.ArpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lease from its beginning to its end, by a clock that really runs. */
class LeaseLifeIT {
  private ClientBench bench;
  private ScriptedServer server;

  @BeforeEach
  void up() {
    bench = ClientBench.create(2);
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void down() {
    server.close();
    bench.close();
  }

  private static MessageBuilder lasting(MessageBuilder message, long lease, long t1, long t2) {
    return message
        .put(Options.LEASE_TIME, lease)
        .put(Options.RENEWAL_TIME, t1)
        .put(Options.REBINDING_TIME, t2);
  }

  private Program bound(long lease, long t1, long t2, String... flags) {
    Program client = bench.start(flags);
    server.lease(message -> lasting(message, lease, t1, t2));
    ClientBench.awaitBound(client);
    return client;
  }

  private long lifetime() {
    return bench.addresses(Lab.INTERFACE).get(0).get("valid_life_time").getAsLong();
  }

  @Test
  void theLeaseIsRenewedByUnicastAndTheKernelToldOfIt() {
    Program client = bound(8, 2, 6);
    ScriptedServer.Request renewal = server.await(MessageType.REQUEST);
    assertEquals(Lab.serverMac(), renewal.frame().destination());
    assertEquals(ScriptedServer.SERVER, renewal.frame().destinationIp());
    assertEquals(ScriptedServer.ADDRESS, renewal.frame().sourceIp());
    assertEquals(ScriptedServer.ADDRESS, renewal.message().ciaddr());
    server.send(lasting(ScriptedServer.ack(renewal).ciaddr(ScriptedServer.ADDRESS), 500, 300, 400));
    client.out().await("^RENEWED 192.168.1.100/24 ", Deadline.PATIENCE);
    assertTrue(lifetime() > 400, "lifetime " + lifetime());
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
  }

  @Test
  void aRenewalThroughARouterGoesToTheRoutersAddress() {
    Ipv4Address far = Ipv4Address.of(10, 9, 9, 9);
    bench.start("--no-conflict-check");
    server.lease(message -> lasting(message, 8, 2, 6).put(Options.SERVER_IDENTIFIER, far));
    ScriptedServer.Request renewal = server.await(MessageType.REQUEST);
    assertEquals(far, renewal.frame().destinationIp());
    assertEquals(Lab.serverMac(), renewal.frame().destination());
  }

  @Test
  void withoutAnAnswerItIsReboundByBroadcastAndThenGivenUp() {
    Program client = bound(6, 2, 3, "--no-conflict-check");
    assertEquals(ScriptedServer.SERVER, server.await(MessageType.REQUEST).frame().destinationIp());
    ScriptedServer.Request rebinding = server.await(MessageType.REQUEST);
    assertEquals(Ipv4Address.BROADCAST, rebinding.frame().destinationIp());
    client.out().await("^LOST 192.168.1.100 interface=eth0 reason=expired", Deadline.PATIENCE);
    Deadline.awaitTrue("the address is gone", () -> bench.localAddresses().isEmpty());
    assertEquals(List.of(), bench.routes());
    server.lease();
    ClientBench.awaitBound(client);
  }

  @Test
  void aNakTakesTheAddressAway() {
    Program client = bound(8, 2, 6, "--no-conflict-check");
    server.send(ScriptedServer.nak(server.await(MessageType.REQUEST)));
    client.out().await("^LOST 192.168.1.100 interface=eth0 reason=refused", Deadline.PATIENCE);
    assertEquals(List.of(), bench.localAddresses());
    server.lease(message -> message.yiaddr(Ipv4Address.of(192, 168, 1, 101)));
    client.out().await("^BOUND 192.168.1.101/24", Deadline.PATIENCE);
    assertEquals(List.of("192.168.1.101"), bench.localAddresses());
  }

  @Test
  void aRenewingAckThatSaysLittleChangesLittle() {
    Program client = bound(8, 2, 6, "--no-conflict-check");
    ScriptedServer.Request renewal = server.await(MessageType.REQUEST);
    server.send(
        DhcpMessage.replyTo(renewal.message())
            .yiaddr(ScriptedServer.ADDRESS)
            .put(Options.MESSAGE_TYPE, MessageType.ACK)
            .put(Options.SERVER_IDENTIFIER, ScriptedServer.SERVER)
            .put(Options.LEASE_TIME, 600L));
    client.out().await("^RENEWED 192.168.1.100/24 ", Deadline.PATIENCE);
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
    assertTrue(lifetime() > 500, "lifetime " + lifetime());
  }

  @Test
  void afterARestartTheOldLeaseIsVerified() {
    assertExit(0, bound(3600, 1800, 3000).stop());
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    Program again = bench.start();
    ScriptedServer.Request reboot = server.await(MessageType.REQUEST);
    assertEquals(
        Optional.of(ScriptedServer.ADDRESS), reboot.message().get(Options.REQUESTED_ADDRESS));
    assertTrue(!reboot.message().has(Options.SERVER_IDENTIFIER));
    server.send(ScriptedServer.nak(reboot));
    again.out().await("^NAK ", Deadline.PATIENCE);
    Deadline.awaitTrue("the address is gone", () -> bench.localAddresses().isEmpty());
    server.lease();
    ClientBench.awaitBound(again);
  }

  @Test
  void aCableThatWasOutMeansAskingAgain() {
    Program client = bound(3600, 1800, 3000, "--no-conflict-check");
    bench.lab().ip(Lab.BRIDGE, "link", "set", ClientBench.NODE, "down");
    client.out().await("^LOST 192.168.1.100 interface=eth0 reason=link-lost", Deadline.PATIENCE);
    assertEquals(List.of(), bench.localAddresses());
    bench.lab().ip(Lab.BRIDGE, "link", "set", ClientBench.NODE, "up");
    server.send(ScriptedServer.ack(server.await(MessageType.REQUEST)));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void theAddressIsAnnouncedAndDefendedOnceThenLeft() {
    Program client = bound(3600, 1800, 3000);
    server
        .station()
        .await(
            "announcement",
            0,
            s -> s.arp().filter(arp -> arp.senderIp().equals(ScriptedServer.ADDRESS)));
    byte[] claim = ArpFrame.announcement(Lab.clientMac(99), ScriptedServer.ADDRESS).encode();
    server.station().send(claim);
    client.out().await("^CONFLICT 192.168.1.100 ", Deadline.PATIENCE);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    server.station().send(claim);
    client.out().await("^LOST 192.168.1.100 interface=eth0 reason=conflict", Deadline.PATIENCE);
    assertEquals(List.of(), bench.localAddresses());
    server.await(MessageType.DECLINE);
  }

  @Test
  void aReleaseLeavesBeforeTheAddressGoes() {
    Program client = bound(3600, 1800, 3000, "--no-conflict-check", "--release-on-exit");
    client.signal("TERM");
    ScriptedServer.Request release = server.await(MessageType.RELEASE);
    assertEquals(ScriptedServer.ADDRESS, release.frame().sourceIp());
    assertEquals(Lab.serverMac(), release.frame().destination());
    assertEquals(ScriptedServer.ADDRESS, release.message().ciaddr());
    assertExit(0, client.awaitEnd());
    assertEquals(List.of(), bench.localAddresses());
  }
}

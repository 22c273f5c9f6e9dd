package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which answers count (RFC 2131 section 4.4.1). */
class ReplyRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final Ipv4Address STRANGER = Ipv4Address.of(192, 168, 1, 2);

  /** An OFFER changed in one byte of its header. */
  private static DhcpMessage changed(DhcpMessage offer, int at, int value) {
    byte[] bytes = offer.toBytes();
    bytes[at] = (byte) value;
    return (DhcpMessage) DhcpMessage.parse(bytes, 0, bytes.length);
  }

  private static void assertIgnored(Rig client, DhcpMessage message, Drop why) {
    State before = client.state;
    client.receive(message);
    assertEquals(why, client.drop());
    assertEquals(before, client.state, "a message that does not count changes no timer");
    assertEquals(1, client.actions.size(), "nothing but the report");
  }

  @Test
  void rule1OnlyAnAnswerToOurRequestCounts() {
    Rig client = Rig.usual().start();
    DhcpMessage offer = SERVER.offer(client.message());
    assertIgnored(client, changed(offer, 0, 1), Drop.NOT_A_REPLY);
    assertIgnored(client, changed(offer, 7, offer.xid() + 1), Drop.WRONG_XID);
    assertIgnored(client, changed(offer, 33, 0x77), Drop.WRONG_HARDWARE_ADDRESS);
    assertIgnored(client, changed(offer, 1, 6), Drop.WRONG_HARDWARE_ADDRESS);
    DhcpMessage shorter =
        DhcpMessage.request(offer.xid(), HardwareAddress.of(6, new byte[] {2, 0, 0})).build();
    assertIgnored(client, changed(shorter, 0, 2), Drop.BOOTP);
    client.receive(offer);
    assertEquals(StateName.REQUESTING, client.in());
  }

  @Test
  void rule1BootpReplyIsNoOffer() {
    Rig client = Rig.usual().start();
    assertIgnored(client, SERVER.offer(client.message(), m -> m.remove(53)), Drop.BOOTP);
  }

  @Test
  void rule9OfferThatGivesNoLeaseIsSkipped() {
    Rig client = Rig.usual().start();
    DhcpMessage discover = client.message();
    assertIgnored(client, SERVER.offer(discover, m -> m.remove(54)), Drop.NO_SERVER_IDENTIFIER);
    assertIgnored(client, SERVER.offer(discover, m -> m.remove(51)), Drop.NO_LEASE_TIME);
    assertIgnored(
        client, SERVER.offer(discover, m -> m.put(Options.LEASE_TIME, 0L)), Drop.ZERO_LEASE_TIME);
    assertIgnored(client, SERVER.giving(Ipv4Address.ANY).offer(discover), Drop.BAD_ADDRESS);
    assertIgnored(client, SERVER.giving(Ipv4Address.BROADCAST).offer(discover), Drop.BAD_ADDRESS);
    assertIgnored(
        client, SERVER.named(Ipv4Address.BROADCAST).offer(discover), Drop.BAD_SERVER_IDENTIFIER);
    client.receive(SERVER.offer(discover));
    assertEquals(StateName.REQUESTING, client.in());
  }

  @Test
  void rule23NakOfAnotherServerIsIgnoredWhileRequesting() {
    Rig client = Samples.in(StateName.REQUESTING);
    DhcpMessage request = client.message();
    assertIgnored(client, SERVER.named(STRANGER).nak(request), Drop.OTHER_SERVER);
    client.receive(SERVER.ack(request));
    assertEquals(StateName.PROBING, client.in());
  }

  @Test
  void rule23NakWithoutServerIdentifierIsIgnored() {
    Rig client = Samples.in(StateName.REQUESTING);
    DhcpMessage nak =
        DhcpMessage.replyTo(client.message()).put(Options.MESSAGE_TYPE, MessageType.NAK).build();
    assertIgnored(client, nak, Drop.NO_SERVER_IDENTIFIER);
  }

  @Test
  void rule23NakOfAnotherServerIsIgnoredWhileRenewing() {
    Rig client = Samples.in(StateName.RENEWING);
    assertIgnored(client, SERVER.named(STRANGER).nak(client.message()), Drop.OTHER_SERVER);
  }

  @Test
  void rule52AckOfAnotherServerIsIgnoredAfterTheChoice() {
    Rig client = Samples.in(StateName.REQUESTING);
    DhcpMessage request = client.message();
    assertIgnored(client, SERVER.named(STRANGER).ack(request), Drop.OTHER_SERVER);
    assertIgnored(client, SERVER.named(STRANGER).offer(request), Drop.NOT_EXPECTED);
  }

  @Test
  void rule52AckOfAnotherServerIsIgnoredWhileRenewingAndTakenWhileRebinding() {
    Rig renewing = Samples.in(StateName.RENEWING);
    assertIgnored(renewing, SERVER.named(STRANGER).ack(renewing.message()), Drop.OTHER_SERVER);
    Rig rebinding = Samples.in(StateName.REBINDING);
    rebinding.receive(SERVER.named(STRANGER).ack(rebinding.message()));
    assertEquals(STRANGER, rebinding.only(Action.Configure.class).lease().server());
  }

  @Test
  void rule44AckToDiscoverNeedsRapidCommitAskedAndMarked() {
    Rig plain = Rig.usual().start();
    UnaryOperator<MessageBuilder> marked = m -> m.put(Options.RAPID_COMMIT, true);
    assertIgnored(plain, SERVER.ack(plain.message(), marked), Drop.RAPID_COMMIT_UNASKED);

    Rig rapid = Rig.with(rapidCommit()).start();
    DhcpMessage discover = rapid.message();
    assertTrue(discover.has(Options.RAPID_COMMIT));
    assertIgnored(rapid, SERVER.ack(discover), Drop.RAPID_COMMIT_UNMARKED);
    rapid.receive(SERVER.ack(discover, marked));
    assertEquals(StateName.PROBING, rapid.in());
  }

  /** It is an offer that came and is not acceptable, and the exit code says so. */
  @Test
  void rule44RapidCommitOfAServerThatIsNotAllowedIsRememberedAsUnacceptable() {
    OfferPolicy policy = new OfferPolicy(0, Set.of(), Set.of(FakeServer.SERVER), List.of());
    Rig rapid =
        Rig.with(rapidCommit().with(policy).with(Timing.USUAL.withTimeout(OptionalLong.of(1_000))))
            .start();
    rapid.receive(SERVER.ack(rapid.message(), m -> m.put(Options.RAPID_COMMIT, true)));
    assertEquals(StateName.SELECTING, rapid.in());
    rapid.fire();
    assertEquals(Outcome.NONE_ACCEPTABLE, rapid.only(Action.Finish.class).outcome());
  }

  @Test
  void rule44OfferWithRapidCommitIsAUsualOffer() {
    Rig rapid = Rig.with(rapidCommit()).start();
    rapid.receive(SERVER.offer(rapid.message(), m -> m.put(Options.RAPID_COMMIT, true)));
    assertEquals(StateName.REQUESTING, rapid.in());
    assertTrue(!rapid.message().has(Options.RAPID_COMMIT), "only DISCOVER carries option 80");
  }

  private static Settings rapidCommit() {
    return Settings.of(Rig.MAC).with(Wishes.USUAL.flagged(Set.of(Wishes.Flag.RAPID_COMMIT)));
  }

  @Test
  void rule46ForceRenewIsIgnored() {
    for (StateName name : List.of(StateName.BOUND, StateName.RENEWING, StateName.SELECTING)) {
      Rig client = Samples.in(name);
      DhcpMessage force =
          SERVER.ack(client.message(), m -> m.put(Options.MESSAGE_TYPE, MessageType.FORCERENEW));
      assertIgnored(client, force, Drop.FORCERENEW_UNAUTHENTICATED);
    }
  }

  @Test
  void rule48EchoedClientIdentifierMustBeOurs() {
    Rig client = Rig.usual().start();
    DhcpMessage discover = client.message();
    assertIgnored(
        client,
        SERVER.offer(discover, m -> m.put(Options.CLIENT_IDENTIFIER, new byte[] {1, 9, 9})),
        Drop.WRONG_CLIENT_ID);
    byte[] ours = discover.get(Options.CLIENT_IDENTIFIER).orElseThrow();
    client.receive(SERVER.offer(discover, m -> m.put(Options.CLIENT_IDENTIFIER, ours)));
    assertEquals(StateName.REQUESTING, client.in());
  }

  @Test
  void rule51DuplicatesAreTakenOnce() {
    Rig client = Rig.usual().start();
    DhcpMessage offer = SERVER.offer(client.message());
    client.receive(offer).receive(offer);
    assertEquals(Drop.NOT_EXPECTED, client.drop());
    DhcpMessage ack = SERVER.ack(client.message());
    client.receive(ack).receive(ack);
    assertEquals(Drop.NOT_EXPECTED, client.drop());
    client.settle();
    Lease lease = client.notice(Notice.Bound.class).lease();
    client.receive(ack);
    assertEquals(Drop.NOT_EXPECTED, client.drop());
    assertEquals(lease, ((Holding) client.state).lease());
    assertEquals(2, client.sent.size());
  }

  @Test
  void deniedServerIsNeverListenedTo() {
    Settings settings =
        Settings.of(Rig.MAC).with(new OfferPolicy(0, Set.of(), Set.of(STRANGER), List.of()));
    Rig client = Rig.with(settings).start();
    client.receive(SERVER.named(STRANGER).offer(client.message()));
    Offer offer = client.notice(Notice.OfferSeen.class).offer();
    assertEquals(Optional.of(Drop.DENIED_SERVER), offer.refusal());
    assertEquals(StateName.SELECTING, client.in());
  }
}

package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is sent, when and how often until a server answers (RFC 2131 sections 4.1 and 4.4.1). */
class DiscoverRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final long SECOND = 1_000;

  private static List<Long> gaps(long seed, int count) {
    Rig client = new Rig(Settings.of(Rig.MAC), seed).start();
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long before = client.now;
      gaps.add(client.fire().now - before);
    }
    return gaps;
  }

  @Test
  void rule2TransactionIdsDifferBetweenClients() {
    Set<Integer> xids = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      xids.add(new Rig(Settings.of(Rig.MAC), seed).start().message().xid());
    }
    assertEquals(100, xids.size());
  }

  @Test
  void rule2RequestKeepsTheTransactionAndRenewalsTakeNewOnes() {
    Rig client = Rig.usual().bind(SERVER);
    int discover = client.sent.get(0).message().xid();
    assertEquals(discover, client.sent.get(1).message().xid());
    client.runUntil(client.now + 3500 * SECOND);
    Set<Integer> xids = new HashSet<>();
    client.sent.forEach(sent -> xids.add(sent.message().xid()));
    assertEquals(3, xids.size(), "one to acquire, one to renew, one to rebind");
  }

  @Test
  void rule3SecsCountFromTheBeginningAndRequestRepeatsThem() {
    Rig client = Rig.usual().start().fire().fire();
    DhcpMessage third = client.message();
    assertTrue(third.secs() >= 10 && third.secs() <= 14, () -> "secs " + third.secs());
    client.pass(700).receive(SERVER.offer(third));
    assertEquals(third.secs(), client.message().secs());
    client.fire();
    assertEquals(third.secs(), client.message().secs());
  }

  @Test
  void rule4GapsDoubleFromFourSecondsToSixtyFour() {
    long[] wanted = {4, 8, 16, 32, 64, 64, 64};
    for (long seed = 0; seed < 50; seed++) {
      List<Long> gaps = gaps(seed, wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        long off = gaps.get(i) - wanted[i] * SECOND;
        assertTrue(Math.abs(off) <= SECOND, () -> "gaps " + gaps);
      }
    }
    assertFalse(gaps(1, 5).equals(gaps(2, 5)), "two clients do not keep step");
  }

  @Test
  void rule5StartDelayIsZeroUnlessSetAndThenSpreadsClients() {
    assertEquals(StateName.SELECTING, Rig.usual().start().in());
    Timing slow =
        new Timing(10_000, OptionalLong.empty(), 10_000, 10_000, Timing.SilentReboot.START_AGAIN);
    Set<Long> times = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      Rig client = new Rig(Settings.of(Rig.MAC).with(slow), seed).start();
      long delay = client.state.timer() - client.now;
      assertTrue(delay >= 0 && delay <= 10_000, () -> "delay " + delay);
      times.add(delay / 10);
    }
    assertTrue(times.size() > 40, () -> "only " + times.size() + " different moments");
  }

  @Test
  void rule10DiscoverHasNoAddressAndBroadcastsFromNowhere() {
    Rig client = Rig.usual().start();
    DhcpMessage discover = client.message();
    assertEquals(Optional.of(MessageType.DISCOVER), discover.messageType());
    assertEquals(Ipv4Address.ANY, discover.ciaddr());
    assertFalse(discover.has(Options.SERVER_IDENTIFIER));
    assertFalse(discover.has(Options.REQUESTED_ADDRESS));
    assertEquals(Ipv4Address.ANY, client.sent.get(0).from());
    assertEquals(Ipv4Address.BROADCAST, client.sent.get(0).to());
    assertTrue(discover.length() >= 300);
  }

  @Test
  void rule15BroadcastFlagIsSetOnlyWhenWished() {
    assertEquals(0, Rig.usual().start().message().flags());
    Wishes broadcast = Wishes.USUAL.flagged(Set.of(Wishes.Flag.BROADCAST));
    Rig client = Rig.with(Settings.of(Rig.MAC).with(broadcast)).start();
    assertEquals(0x8000, client.message().flags());
  }

  @Test
  void rule47ClientIdentifierIsTheSameInEveryMessage() {
    Rig client = Rig.usual().bind(SERVER);
    client.runUntil(client.now + 3590 * SECOND);
    client.on(new Event.StopRequested(Event.Farewell.RELEASE));
    assertEquals(Optional.of(MessageType.RELEASE), client.message().messageType());
    byte[] expected = ClientId.of(Rig.MAC).bytes();
    for (Action.Send sent : client.sent) {
      assertArrayEquals(expected, sent.message().get(Options.CLIENT_IDENTIFIER).orElseThrow());
    }
  }

  @Test
  void wishesAreInDiscover() {
    Wishes wishes =
        new Wishes(
            Optional.of(FakeServer.CLIENT),
            OptionalLong.of(600),
            List.of(3, 1, 121),
            SentOptions.NONE.with(Options.HOST_NAME, "lab").withRaw(53, new byte[] {8}),
            Set.of(),
            Set.of());
    DhcpMessage discover = Rig.with(Settings.of(Rig.MAC).with(wishes)).start().message();
    assertEquals(Optional.of(FakeServer.CLIENT), discover.get(Options.REQUESTED_ADDRESS));
    assertEquals(Optional.of(600L), discover.get(Options.LEASE_TIME));
    assertEquals(Optional.of("lab"), discover.get(Options.HOST_NAME));
    assertEquals(
        Optional.of(List.of(121, 3, 1)),
        discover.get(Options.PARAMETER_REQUEST_LIST),
        "classless routes stand before the router (RFC 3442)");
    assertEquals(
        Optional.of(MessageType.DISCOVER), discover.messageType(), "53 is the machine's own");
    assertEquals(Optional.of(1500), discover.get(Options.MAX_MESSAGE_SIZE));
  }

  @Test
  void theUserMayTellOfAnotherMaximumMessageSize() {
    Wishes wishes =
        new Wishes(
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            SentOptions.NONE.with(Options.MAX_MESSAGE_SIZE, 576),
            Set.of(),
            Set.of());
    DhcpMessage discover = Rig.with(Settings.of(Rig.MAC).with(wishes)).start().message();
    assertEquals(Optional.of(576), discover.get(Options.MAX_MESSAGE_SIZE));
  }
}

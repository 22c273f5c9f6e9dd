package dhcp.client.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.load.LoadPlan.Ending;
import dhcp.client.load.LoadPlan.Extent;
import dhcp.client.load.LoadPlan.Pace;
import dhcp.client.load.LoadPlan.Rate;
import dhcp.client.load.LoadPlan.Visits;
import dhcp.client.load.LoadPlan.Window;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What load mode counts, and how many exchanges it keeps in flight. */
final class ExchangesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Extent ONCE = new Extent(0, OptionalLong.empty());

  private final FakeServer server = new FakeServer();
  private final Figures figures = new Figures();

  private static LoadPlan plan(int clients, Pace pace) {
    return new LoadPlan(clients, pace, ONCE, Visits.NEW, Ending.KEEP, Optional.empty(), 0x1234);
  }

  private Exchanges exchanges(LoadPlan plan) {
    Messages messages = new Messages(new Clients(plan.seed()), MacAddress.ZERO, Optional.empty());
    return new Exchanges(plan, messages, server, figures, 0);
  }

  private Exchanges begun(LoadPlan plan) {
    Exchanges exchanges = exchanges(plan);
    exchanges.pump(0);
    return exchanges;
  }

  @Test
  void everyClientCompletesOneExchange() {
    Exchanges exchanges = begun(plan(100, new Window(8)));
    server.deliver(exchanges, 5000);
    assertTrue(exchanges.isOver());
    assertTrue(figures.isFlawless());
    assertEquals(100, figures.completed);
    assertEquals(100, figures.acks.count());
    assertEquals(5000, figures.offers.max());
    assertEquals(Map.of(MessageType.DISCOVER, 100, MessageType.REQUEST, 100), server.received);
  }

  @Test
  void theWindowIsFullUntilNobodyIsLeft() {
    Exchanges exchanges = begun(plan(20, new Window(8)));
    while (!server.answers.isEmpty()) {
      assertEquals(Math.min(8, 20 - figures.completed), exchanges.inFlight());
      server.deliverOne(exchanges, 1);
    }
    assertEquals(20, figures.completed);
  }

  @Test
  void aRateIsKeptAndRoomIsNotExceeded() {
    Exchanges exchanges = exchanges(plan(1000, new Rate(10, 4)));
    exchanges.pump(0);
    assertEquals(1, exchanges.inFlight());
    exchanges.pump(SECOND / 10);
    assertEquals(2, exchanges.inFlight());
    exchanges.pump(SECOND);
    assertEquals(4, exchanges.inFlight());
    server.deliver(exchanges, SECOND);
    assertEquals(11, figures.completed);
  }

  @Test
  void knownClientsTakeALeaseFirst() {
    Exchanges exchanges =
        begun(
            new LoadPlan(10, new Window(4), ONCE, Visits.KNOWN, Ending.KEEP, Optional.empty(), 0));
    server.deliver(exchanges, 1);
    assertEquals(10, figures.begun);
    assertEquals(10, figures.completed);
    assertEquals(20, server.received.get(MessageType.DISCOVER));
    assertTrue(figures.isFlawless());
  }

  @Test
  void warmingUpIsNotCountedAndADurationEnds() {
    Extent extent = new Extent(SECOND, OptionalLong.of(2 * SECOND));
    Exchanges exchanges =
        begun(new LoadPlan(5, new Window(1), extent, Visits.NEW, Ending.KEEP, Optional.empty(), 0));
    for (long now = 0; !exchanges.isOver(); now += SECOND / 10) {
      server.deliverOne(exchanges, now);
    }
    assertEquals(10, figures.completed, "an exchange takes 0.2 s here");
    assertEquals(5, figures.perSecond(), 0.5);
  }

  @Test
  void whatNobodyAnswersIsSentAgainAndThenGivenUp() {
    Exchanges exchanges = begun(plan(1, new Window(1)));
    for (int i = 1; i <= Exchanges.TRANSMISSIONS; i++) {
      assertFalse(exchanges.isOver());
      exchanges.retry(i * Exchanges.RETRY - 1);
      exchanges.retry(i * Exchanges.RETRY);
    }
    assertTrue(exchanges.isOver());
    assertEquals(Exchanges.TRANSMISSIONS, server.received.get(MessageType.DISCOVER));
    assertEquals(1, figures.timedOut);
    assertEquals(Exchanges.TRANSMISSIONS - 1, figures.retransmissions);
    assertFalse(figures.isFlawless());
  }

  @Test
  void anAddressGivenTwiceIsFound() {
    server.addresses = 9;
    Exchanges exchanges = begun(plan(10, new Window(1)));
    server.deliver(exchanges, 1);
    assertEquals(10, figures.completed);
    assertEquals(1, figures.doubled);
    assertFalse(figures.isFlawless());
  }

  @Test
  void anAddressReleasedMayBeGivenAgain() {
    server.addresses = 1;
    Exchanges exchanges =
        begun(
            new LoadPlan(10, new Window(1), ONCE, Visits.NEW, Ending.RELEASE, Optional.empty(), 0));
    server.deliver(exchanges, 1);
    assertEquals(10, server.received.get(MessageType.RELEASE));
    assertEquals(0, figures.doubled);
  }

  @Test
  void aNakEndsTheExchange() {
    Exchanges exchanges = begun(plan(1, new Window(1)));
    server.spoil = reply -> reply.put(Options.MESSAGE_TYPE, MessageType.NAK);
    server.deliver(exchanges, 1);
    assertEquals(1, figures.naks);
    assertTrue(exchanges.isOver());
    assertFalse(figures.isFlawless());
  }

  @Test
  void anAnswerThatCameAlreadyIsSurplus() {
    Exchanges exchanges = begun(plan(2, new Window(1)));
    byte[] offer = server.answers.element();
    server.deliverOne(exchanges, 1);
    exchanges.onFrame(offer, offer.length, 2);
    assertEquals(1, figures.surplus);
    server.deliver(exchanges, 3);
    exchanges.onFrame(offer, offer.length, 4);
    assertEquals(2, figures.surplus);
    assertTrue(figures.isFlawless());
  }

  @Test
  void answersThatNoServerShouldGiveAreWrong() {
    int wrong = 0;
    Exchanges exchanges = begun(plan(1, new Window(1)));
    byte[] good = server.answers.remove();
    server.spoil = reply -> reply.remove(Options.SERVER_IDENTIFIER.code());
    wrong += spoilt(exchanges);
    server.spoil = reply -> reply.remove(Options.LEASE_TIME.code());
    wrong += spoilt(exchanges);
    server.spoil = reply -> reply.yiaddr(Ipv4Address.ANY);
    wrong += spoilt(exchanges);
    server.spoil = reply -> reply.put(Options.MESSAGE_TYPE, MessageType.ACK);
    wrong += spoilt(exchanges);
    server.spoil = reply -> reply.put(Options.MESSAGE_TYPE, MessageType.INFORM);
    wrong += spoilt(exchanges);
    byte[] badSum = good.clone();
    badSum[Wire.UDP_CHECKSUM] ^= 0x55;
    exchanges.onFrame(badSum, badSum.length, 1);
    byte[] otherClient = good.clone();
    otherClient[Wire.CHADDR + 5] ^= 1;
    exchanges.onFrame(otherClient, otherClient.length, 1);
    byte[] pastTheEnd = good.clone();
    pastTheEnd[Wire.OPTIONS + 1] = (byte) 250;
    exchanges.onFrame(pastTheEnd, pastTheEnd.length, 1);
    assertEquals(wrong + 3, figures.wrong);
    exchanges.onFrame(good, good.length, 1);
    assertEquals(1, figures.offers.count());
  }

  /** Has the message sent again and the answer spoilt. */
  private int spoilt(Exchanges exchanges) {
    server.send(
        new Messages(new Clients(0x1234), MacAddress.ZERO, Optional.empty())
            .discoverFrame(0x12350000, 0));
    server.deliver(exchanges, 1);
    return 1;
  }

  @Test
  void anAckForAnotherAddressThanWasOfferedIsWrong() {
    Exchanges exchanges = begun(plan(1, new Window(1)));
    server.spoil = reply -> reply.yiaddr(Ipv4Address.of(10, 9, 9, 9));
    server.deliver(exchanges, 1);
    assertEquals(1, figures.wrong);
    assertEquals(0, figures.completed);
  }

  @Test
  void foreignFramesCountForNothing() {
    Exchanges exchanges = begun(plan(1, new Window(1)));
    byte[] discover =
        new Messages(new Clients(1), MacAddress.ZERO, Optional.empty()).discoverFrame(7, 7);
    for (int length = 0; length <= discover.length; length++) {
      exchanges.onFrame(discover, length, 1);
    }
    assertEquals(0, figures.wrong + figures.surplus + figures.completed);
  }
}

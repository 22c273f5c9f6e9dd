package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The ways in which a client ends, and the causes it gives. */
class EndRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);

  private static Settings mode(Mode mode) {
    return Settings.of(Rig.MAC).with(mode);
  }

  private static Outcome outcome(Rig client) {
    assertEquals(StateName.STOPPED, client.in());
    return client.only(Action.Finish.class).outcome();
  }

  @Test
  void rule29ReleaseIsUnicastFromTheAddressBeforeItIsTakenAway() {
    Rig client = Samples.in(StateName.BOUND);
    client.on(new Event.StopRequested(Event.Farewell.RELEASE));
    Action.Send sent = (Action.Send) client.actions.get(0);
    DhcpMessage release = sent.message();
    assertEquals(Optional.of(MessageType.RELEASE), release.messageType());
    assertEquals(FakeServer.CLIENT, release.ciaddr());
    assertEquals(Optional.of(FakeServer.SERVER), release.get(Options.SERVER_IDENTIFIER));
    for (int forbidden : new int[] {50, 51, 55, 57, 60, 12}) {
      assertFalse(release.has(forbidden), () -> "option " + forbidden);
    }
    assertEquals(FakeServer.CLIENT, sent.from());
    assertEquals(FakeServer.SERVER, sent.to());
    assertEquals(Loss.RELEASED, client.only(Action.Deconfigure.class).loss());
    assertEquals(1, client.all(Action.ForgetLease.class).size());
    assertEquals(Outcome.DONE, outcome(client));
  }

  @Test
  void rule50EndWithoutReleaseLeavesTheLeaseInPlace() {
    Rig client = Samples.in(StateName.BOUND);
    client.on(new Event.StopRequested(Event.Farewell.KEEP));
    assertEquals(List.of(new Action.Finish(Outcome.DONE)), client.actions);
  }

  @Test
  void endBeforeThereIsALeaseIsAnInterruption() {
    Rig client = Samples.in(StateName.SELECTING);
    client.on(new Event.StopRequested(Event.Farewell.KEEP));
    assertEquals(Outcome.INTERRUPTED, outcome(client));
  }

  @Test
  void storedLeaseIsReleased() {
    Rig client = Rig.with(mode(new Mode.Release()));
    client.on(new Event.Start(Optional.of(Samples.storedLease())));
    assertEquals(Optional.of(MessageType.RELEASE), client.message().messageType());
    assertEquals(Outcome.DONE, outcome(client));
    Rig none = Rig.with(mode(new Mode.Release())).start();
    assertEquals(Outcome.FAILED, outcome(none));
  }

  @Test
  void onceOnlyClientEndsWhenTheLeaseIsInPlace() {
    Rig client = Rig.with(mode(new Mode.Once())).start();
    client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
    client.settle();
    assertEquals(1, client.notices(Notice.Bound.class).size());
    assertEquals(Outcome.DONE, outcome(client));
  }

  @Test
  void onceOnlyClientFailsWhenTheLeaseCannotBePutInPlace() {
    Rig client = Rig.with(mode(new Mode.Once()).with(ConflictCheck.OFF)).start();
    client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
    client.on(new Event.ConfigureFailed("no permission"));
    assertEquals("no permission", client.notice(Notice.ConfigurationFailed.class).reason());
    assertEquals(Outcome.FAILED, outcome(client));
  }

  @Test
  void stayingClientTriesToConfigureLessAndLessOften() {
    Rig client = Rig.with(Settings.of(Rig.MAC).with(ConflictCheck.OFF)).start();
    int tries = 0;
    while (client.now < Rig.START + 60_000) {
      if (client.in() == StateName.SELECTING) {
        client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
        client.on(new Event.ConfigureFailed("no room"));
        tries++;
      } else {
        client.fire();
      }
    }
    assertTrue(tries <= 6, "tried " + tries + " times in a minute");
  }

  @Test
  void silentNetworkIsGivenUpInTime() {
    Timing timing = Timing.USUAL.withTimeout(OptionalLong.of(10_000));
    Rig client = Rig.with(Settings.of(Rig.MAC).with(timing)).start();
    while (client.in() != StateName.STOPPED) {
      client.fire();
    }
    assertEquals(Rig.START + 10_000, client.now);
    assertEquals(Outcome.NO_OFFER, outcome(client));
  }

  @Test
  void causeOfATimeoutIsTheLastTrouble() {
    Timing timing = Timing.USUAL.withTimeout(OptionalLong.of(3_000));
    Rig refused = Rig.with(Settings.of(Rig.MAC).with(timing)).start();
    refused.receive(SERVER.offer(refused.message())).receive(SERVER.nak(refused.message()));
    assertEquals(Outcome.REFUSED, outcome(refused.runUntil(Rig.START + 3_000)));

    Rig conflicted = Rig.with(Settings.of(Rig.MAC).with(timing)).start();
    conflicted.receive(SERVER.offer(conflicted.message()));
    conflicted.receive(SERVER.ack(conflicted.message()));
    conflicted.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    assertEquals(Outcome.ADDRESS_IN_USE, outcome(conflicted.runUntil(Rig.START + 3_000)));
  }

  @Test
  void timeoutNoLongerMattersOnceALeaseWasHeld() {
    Timing timing = Timing.USUAL.withTimeout(OptionalLong.of(10_000));
    Rig client = Rig.with(Settings.of(Rig.MAC).with(timing)).bind(SERVER);
    client.runUntil(client.now + 2 * 3_600_000);
    assertEquals(StateName.SELECTING, client.in());
  }

  @Test
  void unacceptableOffersEndAOnceOnlyClientAfterTwoRounds() {
    OfferPolicy policy =
        new OfferPolicy(0, Set.of(Ipv4Address.of(10, 0, 0, 1)), Set.of(), List.of());
    Rig client = Rig.with(mode(new Mode.Once()).with(policy)).start();
    client.receive(SERVER.offer(client.message())).fire();
    assertEquals(StateName.SELECTING, client.in());
    client.fire();
    assertEquals(Outcome.NONE_ACCEPTABLE, outcome(client));
  }

  @Test
  void listingTakesNoOffer() {
    Rig client = Rig.with(mode(new Mode.Discover())).start();
    DhcpMessage discover = client.message();
    client.receive(SERVER.offer(discover));
    client.receive(SERVER.named(Ipv4Address.of(192, 168, 1, 2)).offer(discover));
    assertEquals(1, client.notices(Notice.OfferSeen.class).size());
    client.fire();
    assertEquals(Rig.START + 3_000, client.now);
    assertEquals(Outcome.DONE, outcome(client));
    assertEquals(1, client.sent.size());
  }

  @Test
  void listingTellsWhenAnotherServerThanTheExpectedOneAnswers() {
    OfferPolicy policy = new OfferPolicy(1_000, Set.of(FakeServer.SERVER), Set.of(), List.of());
    Rig client = Rig.with(mode(new Mode.Discover()).with(policy)).start();
    DhcpMessage discover = client.message();
    client.receive(SERVER.offer(discover));
    client.receive(SERVER.named(Ipv4Address.of(192, 168, 1, 2)).offer(discover)).fire();
    assertEquals(Outcome.NONE_ACCEPTABLE, outcome(client));
  }

  @Test
  void listingTellsOfAStrangerWhateverItAnswers() {
    Ipv4Address stranger = Ipv4Address.of(192, 168, 1, 2);
    OfferPolicy policy = new OfferPolicy(1_000, Set.of(FakeServer.SERVER), Set.of(), List.of());
    FakeServer other = SERVER.named(stranger);
    List<UnaryOperator<DhcpMessage>> answers =
        List.of(discover -> other.offer(discover, m -> m.remove(51)), other::ack, other::nak);
    for (UnaryOperator<DhcpMessage> answer : answers) {
      Rig client = Rig.with(mode(new Mode.Discover()).with(policy)).start();
      DhcpMessage discover = client.message();
      client.receive(SERVER.offer(discover)).receive(answer.apply(discover));
      assertEquals(Drop.DENIED_SERVER, client.drop());
      client.fire();
      assertEquals(Outcome.NONE_ACCEPTABLE, outcome(client));
    }
  }

  @Test
  void informAsksForParametersOfAnAddressItHas() {
    Rig client = Rig.with(mode(new Mode.Inform(FakeServer.CLIENT))).start();
    Action.Send sent = client.only(Action.Send.class);
    DhcpMessage inform = sent.message();
    assertEquals(Optional.of(MessageType.INFORM), inform.messageType());
    assertEquals(FakeServer.CLIENT, inform.ciaddr());
    assertFalse(inform.has(Options.REQUESTED_ADDRESS));
    assertFalse(inform.has(Options.LEASE_TIME));
    assertEquals(FakeServer.CLIENT, sent.from());
    client.receive(
        SERVER.giving(Ipv4Address.ANY).ack(inform, m -> m.remove(51).ciaddr(FakeServer.CLIENT)));
    assertEquals(24, client.notice(Notice.Informed.class).network().prefixLength());
    assertEquals(Outcome.DONE, outcome(client));
  }

  @Test
  void rule45Ipv6OnlyNetworkIsLeftAloneOnlyWhenAskedAndForFiveMinutesAtLeast() {
    Rig unasked = Rig.usual().start();
    unasked.receive(
        SERVER.offer(unasked.message(), m -> m.put(Options.IPV6_ONLY_PREFERRED, 1800L)));
    assertEquals(StateName.REQUESTING, unasked.in());

    Rig asked = Samples.in(StateName.V6ONLY_WAIT);
    assertEquals(1800, asked.notice(Notice.Ipv6Only.class).seconds());
    asked.fire();
    assertEquals(Rig.START + 1_800_000, asked.now);
    asked.receive(SERVER.offer(asked.message(), m -> m.put(Options.IPV6_ONLY_PREFERRED, 5L)));
    assertEquals(300, asked.notice(Notice.Ipv6Only.class).seconds());
  }
}

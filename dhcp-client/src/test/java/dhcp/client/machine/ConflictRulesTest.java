package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Two hosts with one address (RFC 2131 sections 3.1 and 4.4.1, RFC 5227). */
class ConflictRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final Ipv4Address ELSEWHERE = Ipv4Address.of(192, 168, 1, 77);

  @Test
  void rule26SquattersAnswerMeansDeclineAndNoUse() {
    Rig client = Samples.in(StateName.PROBING);
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, Ipv4Address.ANY);
    assertEquals(StateName.DECLINED, client.in());
    Notice.Conflict conflict = client.notice(Notice.Conflict.class);
    assertEquals(Rig.OTHER_MAC, conflict.by());
    assertEquals(Notice.Answer.DECLINED, conflict.answer());
    assertTrue(client.all(Action.Configure.class).isEmpty());
  }

  @Test
  void rule26ProbeOfAnotherHostForTheSameAddressIsAConflict() {
    Rig client = Samples.in(StateName.PROBING);
    client.arp(Rig.OTHER_MAC, Ipv4Address.ANY, FakeServer.CLIENT);
    assertEquals(StateName.DECLINED, client.in());
  }

  @Test
  void rule26OtherArpTrafficIsNoConflict() {
    Rig client = Samples.in(StateName.PROBING);
    client.arp(Rig.MAC, Ipv4Address.ANY, FakeServer.CLIENT);
    client.arp(Rig.MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    client.arp(Rig.OTHER_MAC, Ipv4Address.ANY, ELSEWHERE);
    client.arp(Rig.OTHER_MAC, ELSEWHERE, FakeServer.CLIENT);
    assertEquals(StateName.PROBING, client.in());
  }

  @Test
  void rule26CheckCanBeTurnedOffAndThenNothingIsProbedOrDefended() {
    Rig client = Rig.with(Settings.of(Rig.MAC).with(ConflictCheck.OFF)).start();
    client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
    assertEquals(StateName.BOUND, client.in());
    client.on(new Event.Configured());
    assertTrue(client.all(Action.SendAnnouncement.class).isEmpty());
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    assertTrue(client.actions.isEmpty());
  }

  @Test
  void rule27DeclineHasOptions50And54AndAZeroCiaddrAndIsBroadcast() {
    Rig client = Samples.in(StateName.DECLINED);
    Action.Send sent = client.only(Action.Send.class);
    DhcpMessage decline = sent.message();
    assertEquals(Optional.of(MessageType.DECLINE), decline.messageType());
    assertEquals(Optional.of(FakeServer.CLIENT), decline.get(Options.REQUESTED_ADDRESS));
    assertEquals(Optional.of(FakeServer.SERVER), decline.get(Options.SERVER_IDENTIFIER));
    assertEquals(Ipv4Address.ANY, decline.ciaddr());
    assertEquals(Ipv4Address.BROADCAST, sent.to());
    assertEquals(Ipv4Address.ANY, sent.from());
    for (int forbidden : new int[] {51, 55, 57, 60, 12}) {
      assertFalse(decline.has(forbidden), () -> "option " + forbidden);
    }
  }

  @Test
  void rule27NothingShortensTheTenSecondsAfterADecline() {
    for (Event event : Samples.events(Samples.in(StateName.DECLINED)).values()) {
      Rig client = Samples.in(StateName.DECLINED);
      long declined = client.now;
      client.on(event);
      if (client.in() != StateName.STOPPED) {
        client.fire();
        assertEquals(declined + Timing.USUAL.declineWait(), client.now);
        assertTrue(client.now - declined > 10_000, "ten seconds on the wire too");
        assertEquals(Optional.of(MessageType.DISCOVER), client.message().messageType());
      }
    }
  }

  @Test
  void rule28AddressIsAnnouncedTwice() {
    Rig client = Samples.in(StateName.PROBING).settle();
    assertEquals(1, client.all(Action.SendAnnouncement.class).size());
    long first = client.now;
    client.fire();
    assertEquals(first + 2_000, client.now);
    assertEquals(1, client.all(Action.SendAnnouncement.class).size());
    client.fire();
    assertEquals(StateName.RENEWING, client.in(), "nothing else before T1");
  }

  @Test
  void rule28FirstConflictIsDefended() {
    Rig client = Samples.in(StateName.BOUND);
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    assertEquals(FakeServer.CLIENT, client.only(Action.SendAnnouncement.class).address());
    assertEquals(Notice.Answer.DEFENDED, client.notice(Notice.Conflict.class).answer());
    assertEquals(StateName.BOUND, client.in());
    client.pass(10_000).arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    assertEquals(StateName.BOUND, client.in(), "ten seconds later it is defended again");
  }

  @Test
  void rule28SecondConflictWithinTenSecondsMeansToGiveUp() {
    Rig client = Samples.in(StateName.RENEWING);
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    client.pass(9_999).arp(Rig.OTHER_MAC, FakeServer.CLIENT, ELSEWHERE);
    assertEquals(Loss.CONFLICT, client.only(Action.Deconfigure.class).loss());
    assertEquals(Optional.of(MessageType.DECLINE), client.message().messageType());
    assertEquals(StateName.DECLINED, client.in());
  }

  /** RFC 5227 section 2.1.1 would have waited for it; who answers had the address before us. */
  @Test
  void rule28AnAnswerToAProbeThatComesLateIsNotFoughtOver() {
    Rig client = Samples.in(StateName.BOUND);
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, Ipv4Address.ANY);
    assertEquals(Loss.CONFLICT, client.only(Action.Deconfigure.class).loss());
    assertEquals(Optional.of(MessageType.DECLINE), client.message().messageType());
    assertEquals(StateName.DECLINED, client.in());
  }

  @Test
  void onceOnlyClientEndsWithTheSecondConflict() {
    Rig client = Rig.with(Settings.of(Rig.MAC).with(new Mode.Once())).start();
    for (int i = 0; i < 2; i++) {
      client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
      client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
      if (i == 0) {
        client.fire();
      }
    }
    assertEquals(Outcome.ADDRESS_IN_USE, client.only(Action.Finish.class).outcome());
  }

  /** Nothing could come of the rest any more, so the script that waits is told at once. */
  @Test
  void onceOnlyClientEndsWithTheFirstConflictWhenTheRestOutlastsItsTime() {
    Rig client =
        Rig.with(
                Settings.of(Rig.MAC)
                    .with(new Mode.Once())
                    .with(Timing.USUAL.withTimeout(OptionalLong.of(10_000))))
            .start();
    client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
    client.arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
    assertEquals(Optional.of(MessageType.DECLINE), client.message().messageType());
    assertEquals(Outcome.ADDRESS_IN_USE, client.only(Action.Finish.class).outcome());
  }

  /** Three probes as in RFC 5227 section 1.1, PROBE_NUM. */
  @Test
  void rule26ThreeProbesAreSent() {
    Rig client = Rig.with(Settings.of(Rig.MAC)).start();
    client.receive(SERVER.offer(client.message())).receive(SERVER.ack(client.message()));
    int probes = 0;
    for (; client.in() == StateName.PROBING; client.fire()) {
      probes += client.all(Action.SendProbe.class).size();
    }
    assertEquals(3, probes);
  }
}

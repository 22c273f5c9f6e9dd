package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.Options;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cables, sleep and changing interfaces (RFC 2131 section 3.7). */
class LinkRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);
  private static final long HOUR = 3_600_000;

  private static Lease lease(Rig client) {
    return ((Holding) client.state).lease();
  }

  @Test
  void rule33SleepBeyondTheLeaseTakesTheAddressAndAsksByInitReboot() {
    Rig client = Samples.in(StateName.BOUND).pass(2 * HOUR).on(new Event.Woke());
    assertEquals(Loss.EXPIRED, client.only(Action.Deconfigure.class).loss());
    assertEquals(StateName.REBOOTING, client.in());
    assertEquals(Optional.of(FakeServer.CLIENT), client.message().get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void rule33SleepWithinTheLeaseKeepsTheAddressWhileItIsVerified() {
    Rig client = Samples.in(StateName.BOUND);
    Lease before = lease(client);
    client.pass(HOUR / 4).on(new Event.Woke());
    assertEquals(StateName.REBOOTING, client.in());
    assertTrue(client.all(Action.Deconfigure.class).isEmpty());
    client.receive(SERVER.ack(client.message()));
    assertEquals(StateName.BOUND, client.in(), "no probing of an address in use");
    assertEquals(Optional.of(before), client.only(Action.Configure.class).previous());
    client.on(new Event.Configured());
    assertEquals(Notice.How.REBOOTED, client.notice(Notice.Extended.class).how());
  }

  @Test
  void rule33AddressInUseStaysWhenNobodyAnswersAfterASleep() {
    Rig client = Samples.in(StateName.BOUND);
    long end = lease(client).times().endsAt();
    client.pass(HOUR / 4).on(new Event.Woke());
    while (client.in() == StateName.REBOOTING) {
      client.fire();
    }
    assertEquals(StateName.BOUND, client.in());
    assertEquals(end, lease(client).times().endsAt());
  }

  @Test
  void rule33AddressInUseIsLeftAtItsEndThoughItIsBeingVerified() {
    Rig client = Samples.in(StateName.BOUND);
    long end = lease(client).times().endsAt();
    client.now = end - 3_000;
    client.on(new Event.Woke());
    while (client.all(Action.Deconfigure.class).isEmpty()) {
      client.fire();
    }
    assertEquals(end, client.now);
  }

  @Test
  void rule34OldAddressIsNotUsedOnTheNextLinkBeforeAServerConfirmsIt() {
    Rig client = Samples.in(StateName.BOUND).on(new Event.CarrierLost());
    assertEquals(Loss.LINK_LOST, client.only(Action.Deconfigure.class).loss());
    client.pass(60_000).on(new Event.CarrierReturned());
    assertEquals(StateName.REBOOTING, client.in());
    assertEquals(0, client.message().secs(), "a new beginning");
    client.receive(SERVER.ack(client.message()));
    assertEquals(StateName.PROBING, client.in());
    client.settle();
    assertEquals(1, client.notices(Notice.Bound.class).size());
  }

  /** The address may be on the interface all the same, left there by a process that died. */
  @Test
  void rule34AddressThatIsBeingProbedIsTakenAwayWithTheLink() {
    assertEquals(
        Loss.LINK_LOST,
        Samples.in(StateName.PROBING)
            .on(new Event.CarrierLost())
            .only(Action.Deconfigure.class)
            .loss());
    assertEquals(
        Loss.INTERFACE_CHANGED,
        Samples.in(StateName.PROBING)
            .on(new Event.InterfaceChanged())
            .only(Action.Deconfigure.class)
            .loss());
  }

  @Test
  void rule34LinkOfAnotherNetworkLeadsToANewLease() {
    Rig client = Samples.in(StateName.BOUND).on(new Event.CarrierLost());
    client.on(new Event.CarrierReturned()).receive(SERVER.nak(client.message()));
    assertEquals(StateName.SELECTING, client.in());
  }

  @Test
  void leaseThatEndsWhileTheCableIsOutIsOnlyAWish() {
    Rig client = Samples.in(StateName.BOUND).on(new Event.CarrierLost());
    client.runUntil(client.now + 2 * HOUR);
    assertEquals(StateName.INIT, client.in());
    assertEquals(State.NEVER, client.state.timer());
    client.on(new Event.CarrierReturned());
    assertEquals(Optional.of(FakeServer.CLIENT), client.message().get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void returningLinkSendsDiscoverAtOnce() {
    Rig client = Rig.usual().start().on(new Event.CarrierLost());
    assertEquals(State.NEVER, client.state.timer());
    int before = client.sent.size();
    client.pass(300_000).on(new Event.CarrierReturned());
    assertEquals(before + 1, client.sent.size());
  }

  @Test
  void otherHardwareAddressIsAnotherClient() {
    Rig bound = Samples.in(StateName.BOUND);
    Machine machine = bound.machine.withHardwareAddress(Rig.OTHER_MAC);
    Transition transition =
        machine.on(bound.state, new Event.InterfaceChanged(), bound.now, bound.random);
    assertEquals(StateName.SELECTING, transition.next().name());
    DhcpMessage discover =
        transition.actions().stream()
            .filter(Action.Send.class::isInstance)
            .map(action -> ((Action.Send) action).message())
            .findFirst()
            .orElseThrow();
    assertEquals(HardwareAddress.ofEthernet(Rig.OTHER_MAC), discover.chaddr());
    assertEquals(
        ClientId.of(Rig.OTHER_MAC),
        ClientId.of(discover.get(Options.CLIENT_IDENTIFIER).orElseThrow()));
    assertEquals(Optional.empty(), discover.get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void givenClientIdentifierSurvivesAnotherHardwareAddress() {
    Identity mine = new Identity(Rig.MAC, Optional.of(ClientId.of("lab-7")));
    assertEquals(
        Optional.of(ClientId.of("lab-7")), mine.withHardwareAddress(Rig.OTHER_MAC).clientId());
  }

  @Test
  void rule49VanishedInterfaceEndsTheClientWithItsReason() {
    Rig client = Samples.in(StateName.BOUND).on(new Event.InterfaceGone());
    assertEquals(Loss.INTERFACE_GONE, client.only(Action.Deconfigure.class).loss());
    assertEquals(Outcome.NO_INTERFACE, client.only(Action.Finish.class).outcome());
  }
}

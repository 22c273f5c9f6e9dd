package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** DHCPNAK: obeyed, and never the beginning of a loop (RFC 2131 sections 3.1 and 3.2). */
class NakRulesTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);

  /** When a client that is always offered something and always refused asks again. */
  private static List<Long> discoverTimes(Rig client, long span) {
    List<Long> times = new ArrayList<>();
    client.start();
    while (client.now < Rig.START + span) {
      if (client.in() == StateName.SELECTING) {
        times.add(client.now);
        client.receive(SERVER.offer(client.message()));
        client.receive(SERVER.nak(client.message()));
      } else {
        client.fire();
      }
    }
    return times;
  }

  @Test
  void rule24RefusedClientAsksLessAndLessOften() {
    List<Long> times = discoverTimes(Rig.usual(), 60_000);
    assertTrue(times.size() <= 6, () -> "DISCOVERs at " + times);
    for (int i = 3; i < times.size(); i++) {
      long gap = times.get(i) - times.get(i - 1);
      long before = times.get(i - 1) - times.get(i - 2);
      assertTrue(gap > before, () -> "DISCOVERs at " + times);
    }
  }

  @Test
  void rule24RefusedClientNeverWaitsMuchMoreThanFiveMinutes() {
    List<Long> times = discoverTimes(Rig.usual(), 24L * 3_600_000);
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) <= 375_000, () -> "DISCOVERs at " + times);
    }
  }

  @Test
  void rule24NakWhileRenewingTakesTheAddressAndAsksForAnother() {
    Rig client = Samples.in(StateName.RENEWING);
    Lease lease = ((Holding) client.state).lease();
    client.receive(SERVER.nak(client.message()));
    assertEquals(lease, client.only(Action.Deconfigure.class).lease());
    assertEquals(Loss.REFUSED, client.notice(Notice.Lost.class).loss());
    Notice.Refused refused = client.notice(Notice.Refused.class);
    assertEquals(Optional.of("wrong network"), refused.message());
    assertEquals(StateName.RENEWING, refused.in());
    assertEquals(1, client.all(Action.ForgetLease.class).size());
    assertEquals(Optional.of(MessageType.DISCOVER), client.message().messageType());
    assertEquals(Optional.empty(), client.message().get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void rule25OnlyTheLeaseItselfIsTakenAway() {
    Rig client = Samples.in(StateName.REBINDING);
    Lease lease = ((Holding) client.state).lease();
    client.receive(SERVER.nak(client.message()));
    assertEquals(List.of(lease.address()), deconfigured(client));
  }

  private static List<Ipv4Address> deconfigured(Rig client) {
    return client.all(Action.Deconfigure.class).stream()
        .map(action -> action.lease().address())
        .toList();
  }

  @Test
  void nakToInitRebootMayComeFromAnyServerAndIsObeyedAtOnce() {
    Rig client = Samples.in(StateName.REBOOTING);
    client.receive(SERVER.named(Ipv4Address.of(192, 168, 1, 9)).nak(client.message()));
    assertEquals(StateName.SELECTING, client.in());
    assertEquals(List.of(FakeServer.CLIENT), deconfigured(client));
    assertEquals(1, client.all(Action.ForgetLease.class).size());
  }

  @Test
  void successEndsTheCountOfRefusals() {
    Rig client = Rig.usual();
    discoverTimes(client, 100_000);
    client.runUntil(client.state.timer());
    DhcpMessage discover = client.message();
    client.receive(SERVER.offer(discover)).receive(SERVER.ack(client.message())).settle();
    while (client.in() != StateName.RENEWING) {
      client.fire();
    }
    client.receive(SERVER.nak(client.message()));
    assertEquals(StateName.SELECTING, client.in(), "at once, as after a first refusal");
  }

  @Test
  void onceOnlyClientEndsWithTheThirdRefusal() {
    Rig client = Rig.with(Settings.of(Rig.MAC).with(new Mode.Once())).start();
    int refusals = 0;
    while (client.in() != StateName.STOPPED) {
      if (client.in() == StateName.SELECTING) {
        client.receive(SERVER.offer(client.message()));
        client.receive(SERVER.nak(client.message()));
        refusals++;
      } else {
        client.fire();
      }
    }
    assertEquals(3, refusals);
    assertEquals(Outcome.REFUSED, client.only(Action.Finish.class).outcome());
  }
}

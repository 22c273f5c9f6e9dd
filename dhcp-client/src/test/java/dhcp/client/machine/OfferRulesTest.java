package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which offer is chosen (RFC 2131 section 4.4.1). */
class OfferRulesTest {
  private static final FakeServer ONE = FakeServer.leasing(3600);
  private static final Ipv4Address TWO_ID = Ipv4Address.of(192, 168, 1, 2);
  private static final Ipv4Address TWO_ADDRESS = Ipv4Address.of(192, 168, 1, 200);
  private static final FakeServer TWO = ONE.named(TWO_ID).giving(TWO_ADDRESS);

  private static Rig with(OfferPolicy policy) {
    return Rig.with(Settings.of(Rig.MAC).with(policy)).start();
  }

  private static Ipv4Address requested(Rig client) {
    return client.message().get(Options.SERVER_IDENTIFIER).orElseThrow();
  }

  @Test
  void rule8FirstGoodOfferIsTakenByDefault() {
    Rig client = Rig.usual().start();
    client.receive(ONE.offer(client.message()));
    assertEquals(FakeServer.SERVER, requested(client));
    assertEquals(
        FakeServer.CLIENT, client.notice(Notice.OfferChosen.class).offer().terms().address());
  }

  @Test
  void rule8WindowCollectsOffersAndThePolicyChooses() {
    Rig client = with(new OfferPolicy(1_000, Set.of(), Set.of(), List.of(42)));
    DhcpMessage discover = client.message();
    client.receive(ONE.offer(discover));
    assertEquals(
        Optional.of(Drop.REQUIRED_OPTION_MISSING),
        client.notice(Notice.OfferSeen.class).offer().refusal());
    client.pass(300).receive(withNtp(TWO, discover));
    assertTrue(client.notice(Notice.OfferSeen.class).offer().isAcceptable());
    assertEquals(StateName.SELECTING, client.in());
    long first = client.now;
    client.fire();
    assertEquals(first + 1_000, client.now);
    assertEquals(TWO_ID, requested(client));
  }

  private static DhcpMessage withNtp(FakeServer server, DhcpMessage discover) {
    return server.offer(discover, m -> m.put(Options.NTP_SERVERS, List.of(TWO_ID)));
  }

  @Test
  void rule8WishedAddressIsPreferred() {
    Wishes wish = Wishes.USUAL.forAddress(TWO_ADDRESS);
    Settings settings =
        Settings.of(Rig.MAC).with(wish).with(new OfferPolicy(500, Set.of(), Set.of(), List.of()));
    Rig client = Rig.with(settings).start();
    DhcpMessage discover = client.message();
    client.receive(ONE.offer(discover)).receive(TWO.offer(discover)).fire();
    assertEquals(TWO_ID, requested(client));
  }

  @Test
  void rule8OnlyAllowedServersAreChosen() {
    Rig client = with(new OfferPolicy(0, Set.of(TWO_ID), Set.of(), List.of()));
    DhcpMessage discover = client.message();
    client.receive(ONE.offer(discover));
    assertEquals(StateName.SELECTING, client.in());
    client.receive(TWO.offer(discover));
    assertEquals(TWO_ID, requested(client));
  }

  @Test
  void rule14ServerIsOption54AndNeitherSiaddrNorTheSource() {
    Rig client = Rig.usual().start();
    client.receive(TWO.offer(client.message(), m -> m.siaddr(Ipv4Address.of(192, 168, 1, 3))));
    assertEquals(TWO_ID, requested(client));
    client.receive(TWO.ack(client.message(), m -> m.siaddr(Ipv4Address.of(192, 168, 1, 3))));
    client.settle().runUntil(client.now + 2000 * 1_000);
    assertEquals(TWO_ID, client.sent.get(2).to());
  }

  @Test
  void repeatedOfferIsListedOnce() {
    Rig client = with(new OfferPolicy(1_000, Set.of(), Set.of(), List.of()));
    DhcpMessage offer = ONE.offer(client.message());
    client.receive(offer).receive(offer);
    assertEquals(Drop.DUPLICATE, client.drop());
  }

  @Test
  void floodOfOffersIsBounded() {
    Rig client = with(new OfferPolicy(1_000, Set.of(), Set.of(), List.of()));
    DhcpMessage discover = client.message();
    for (int i = 1; i <= 1_000; i++) {
      client.receive(ONE.giving(FakeServer.CLIENT.plus(i)).offer(discover));
    }
    assertEquals(Drop.TOO_MANY_OFFERS, client.drop());
    assertEquals(64, ((Acquiring.Selecting) client.state).offers().size());
  }
}

package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import java.util.Optional;
import java.util.SplittableRandom;

/** A made-up life of a client, with what must always hold checked after every event. */
final class Life {
  private final long seed;
  final Rig client;
  final SplittableRandom chance;
  final HostileServer server;
  Optional<Lease> inPlace = Optional.empty();

  Life(Settings settings, long seed) {
    this.seed = seed;
    client = new Rig(settings, seed);
    chance = new SplittableRandom(~seed);
    server = new HostileServer(chance);
    tell(new Event.Start(Optional.empty()));
  }

  void tell(Event event) {
    final State before = client.state;
    client.on(event);
    for (Action action : client.actions) {
      if (action instanceof Action.Configure configure) {
        assertTrue(
            inPlace.isEmpty() || configure.previous().isPresent(),
            () -> "one lease at a time is configured, seed " + seed);
        inPlace = Optional.of(configure.lease());
      } else if (action instanceof Action.Deconfigure gone
          && inPlace.map(lease -> lease.address().equals(gone.lease().address())).orElse(false)) {
        inPlace = Optional.empty();
      }
    }
    assertTrue(client.state.timer() >= client.now, () -> "timer in the past, seed " + seed);
    if (event instanceof Event.Timer) {
      assertTrue(
          client.state.timer() > client.now, () -> "standstill in " + before + ", seed " + seed);
    }
  }

  /** Lets time go on, with every timer at its time. */
  void pass(long millis) {
    long until = client.now + millis;
    while (client.state.timer() <= until) {
      client.now = client.state.timer();
      tell(new Event.Timer());
      configure();
    }
    client.now = until;
    inPlace.ifPresent(
        lease ->
            assertFalse(
                lease.times().isOver(until), () -> "address kept after its lease, seed " + seed));
  }

  void configure() {
    if (!client.all(Action.Configure.class).isEmpty()) {
      tell(
          chance.nextInt(20) == 0
              ? new Event.ConfigureFailed("for a change")
              : new Event.Configured());
    }
  }

  void receive() {
    Optional<DhcpMessage> answer = server.answer(client.message());
    if (answer.isPresent()) {
      tell(new Event.Received(answer.get(), FakeServer.SENDER));
      configure();
    }
  }
}

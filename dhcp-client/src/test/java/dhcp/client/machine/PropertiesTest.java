package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds whatever happens, tried with thousands of made-up lives. */
class PropertiesTest {
  private static final int LIVES = 400;
  private static final int EVENTS = 400;
  private static final long MINUTE = 60_000;

  /** Two a second for a lease of a second, and one for its renewal. */
  private static final int MOST_A_MINUTE = 180;

  private static Settings settings(long seed) {
    Settings usual = Settings.of(Rig.MAC);
    return switch ((int) (seed % 4)) {
      case 0 -> usual;
      case 1 -> usual.with(ConflictCheck.OFF);
      case 2 -> usual.with(new OfferPolicy(500, Set.of(), Set.of(), List.of()));
      default -> usual.with(Wishes.USUAL.requesting(List.of(1, 3, 6, 108)));
    };
  }

  @Test
  void hostileAnswersNeitherStopNorHurryAClient() {
    for (long seed = 0; seed < LIVES; seed++) {
      Life life = new Life(settings(seed), seed);
      long began = life.client.now;
      for (int i = 0; i < EVENTS; i++) {
        life.pass(life.chance.nextLong(i % 5 == 0 ? 40_000 : 300));
        life.receive();
      }
      long minutes = (life.client.now - began) / MINUTE + 1;
      long sent = life.client.sent.size();
      long theSeed = seed;
      assertTrue(
          sent <= minutes * MOST_A_MINUTE,
          () -> "seed " + theSeed + ": " + sent + " messages in " + minutes + " minutes");
      assertTrue(sent > 1, "the client lives");
    }
  }

  @Test
  void silenceIsMetWithAtMostTenMessagesAMinute() {
    for (StateName name : Samples.states()) {
      Rig client = Samples.in(name);
      Deque<Long> minute = new ArrayDeque<>();
      int sent = client.sent.size();
      long end = client.now + 3 * 3_600_000;
      while (client.state.timer() < end) {
        client.fire();
        for (; sent < client.sent.size(); sent++) {
          minute.add(client.now);
        }
        while (!minute.isEmpty() && minute.peek() <= client.now - MINUTE) {
          minute.poll();
        }
        assertTrue(minute.size() <= 10, () -> minute.size() + " in a minute from " + name);
      }
    }
  }

  @Test
  void nothingReceivedMovesABoundClient() {
    for (long seed = 0; seed < LIVES; seed++) {
      Rig client = Samples.in(StateName.BOUND);
      HostileServer server = new HostileServer(new SplittableRandom(seed));
      State before = client.state;
      for (int i = 0; i < 100; i++) {
        DhcpMessage last = client.message();
        server.answer(last).ifPresent(client::receive);
        assertEquals(before, client.state);
        assertEquals(2, client.sent.size());
      }
    }
  }

  @Test
  void everythingAtOnceBreaksNothing() {
    for (long seed = 0; seed < LIVES; seed++) {
      Life life = new Life(settings(seed), seed);
      List<Event> events =
          List.of(
              new Event.CarrierLost(),
              new Event.CarrierReturned(),
              new Event.Woke(),
              new Event.InterfaceChanged(),
              new Event.RenewRequested(),
              new Event.Configured(),
              new Event.ConfigureFailed("unasked"),
              new Event.ArpSeen(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT));
      for (int i = 0; i < EVENTS; i++) {
        life.pass(life.chance.nextLong(i % 7 == 0 ? 100_000 : 2_000));
        if (life.chance.nextInt(3) == 0) {
          life.tell(events.get(life.chance.nextInt(events.size())));
          life.configure();
        } else {
          life.receive();
        }
      }
      assertTrue(life.client.in() != StateName.STOPPED, "only its user stops a client that stays");
    }
  }
}

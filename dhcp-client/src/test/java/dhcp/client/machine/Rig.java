package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A client under test with its clock in our hand. */
final class Rig {
  static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  static final MacAddress OTHER_MAC = MacAddress.parse("02:00:00:00:00:66");
  static final long START = 1_000_000;

  final Machine machine;
  final SplittableRandom random;
  State state;
  long now = START;

  /** What the last event led to. */
  List<Action> actions = List.of();

  /** All messages sent so far. */
  final List<Action.Send> sent = new ArrayList<>();

  Rig(Settings settings, long seed) {
    machine = new Machine(settings);
    random = new SplittableRandom(seed);
    state = machine.initial();
  }

  /** A client with usual settings. */
  static Rig usual() {
    return new Rig(Settings.of(MAC), 1);
  }

  static Rig with(Settings settings) {
    return new Rig(settings, 1);
  }

  Rig on(Event event) {
    Transition transition = machine.on(state, event, now, random);
    state = transition.next();
    actions = transition.actions();
    sent.addAll(all(Action.Send.class));
    return this;
  }

  Rig start() {
    return on(new Event.Start(Optional.empty()));
  }

  Rig receive(DhcpMessage message) {
    return on(new Event.Received(message, FakeServer.SENDER));
  }

  /** Lets time pass without an event. */
  Rig pass(long millis) {
    now += millis;
    return this;
  }

  /** Goes to the next time that the machine asked for. */
  Rig fire() {
    now = state.timer();
    return on(new Event.Timer());
  }

  /** Fires all timers up to a time, and goes there. */
  Rig runUntil(long time) {
    while (state.timer() <= time) {
      fire();
    }
    now = time;
    return this;
  }

  /** Has the probes go unanswered and the lease configured. */
  Rig settle() {
    while (state instanceof Acquiring.Probing) {
      fire();
    }
    return on(new Event.Configured());
  }

  /** From the start to BOUND. */
  Rig bind(FakeServer server) {
    start();
    receive(server.offer(message()));
    receive(server.ack(message()));
    settle();
    assertEquals(StateName.BOUND, state.name());
    return this;
  }

  Rig arp(MacAddress sender, Ipv4Address senderIp, Ipv4Address target) {
    return on(new Event.ArpSeen(sender, senderIp, target));
  }

  <A extends Action> List<A> all(Class<A> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only such action that the last event led to. */
  <A extends Action> A only(Class<A> kind) {
    List<A> found = all(kind);
    assertEquals(1, found.size(), () -> kind.getSimpleName() + " in " + actions);
    return found.get(0);
  }

  <N extends Notice> List<N> notices(Class<N> kind) {
    return all(Action.Report.class).stream()
        .map(Action.Report::notice)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The only such notice that the last event led to. */
  <N extends Notice> N notice(Class<N> kind) {
    List<N> found = notices(kind);
    assertEquals(1, found.size(), () -> kind.getSimpleName() + " in " + actions);
    return found.get(0);
  }

  /** Why the last message was dropped. */
  Drop drop() {
    return notice(Notice.Dropped.class).drop();
  }

  /** The last message sent. */
  DhcpMessage message() {
    return sent.get(sent.size() - 1).message();
  }

  StateName in() {
    return state.name();
  }
}

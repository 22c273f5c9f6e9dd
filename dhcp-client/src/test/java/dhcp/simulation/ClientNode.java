package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Settings;
import dhcp.client.machine.State;
import dhcp.client.machine.StateName;
import dhcp.client.machine.Transition;
import dhcp.frame.ArpFrame;
import dhcp.link.WireStation;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A host: the client's machine, on an interface of a wire, that comes, goes, sleeps and moves. */
final class ClientNode {
  private final Simulation simulation;
  private final Settings settings;
  private final ClientBrain brain;
  private final State initial;
  private final SplittableRandom random;
  private final ClientHands hands;
  private final Alarm alarm;
  private final List<Event> missed = new ArrayList<>();
  private final boolean cloned;
  private Segment segment;
  private WireStation station;
  private State state;
  private boolean asleep;
  private boolean gone;

  ClientNode(Simulation simulation, Settings settings) {
    this(simulation, settings, machine -> machine::on, false);
  }

  /**
   * A host on the home segment.
   *
   * @param cloned whether another host has the same client identifier
   */
  ClientNode(
      Simulation simulation,
      Settings settings,
      Function<Machine, ClientBrain> brain,
      boolean cloned) {
    this.simulation = simulation;
    this.settings = settings;
    this.cloned = cloned;
    Machine machine = new Machine(settings);
    this.brain = brain.apply(machine);
    initial = machine.initial();
    state = initial;
    random = simulation.random.split();
    hands = new ClientHands(simulation, this);
    alarm = new Alarm(simulation, this::ring);
    plugInto(simulation.home);
  }

  private void plugInto(Segment next) {
    segment = next;
    station = next.wire().attach(mac().toString(), mac());
    station.run(new ClientEars(this::heard, this::heard));
  }

  MacAddress mac() {
    return settings.identity().hardwareAddress();
  }

  Party party() {
    return Party.of(settings.identity());
  }

  boolean isCloned() {
    return cloned;
  }

  /** Whether it asks by ARP before it uses an address. */
  boolean looksFirst() {
    return settings.conflictCheck().isOn();
  }

  Subnet network() {
    return segment.subnet();
  }

  Segment segment() {
    return segment;
  }

  WireStation station() {
    return station;
  }

  /** What is on the interface. */
  Optional<Lease> inPlace() {
    return hands.kernel().inPlace();
  }

  StateName in() {
    return state.name();
  }

  boolean isOnline() {
    return !gone && !asleep && station.state().up();
  }

  boolean isGone() {
    return gone;
  }

  /** Whether it uses the address now, and may. */
  boolean holds(Ipv4Address address) {
    return !asleep && hands.kernel().holds(address);
  }

  void start() {
    on(new Event.Start(hands.stored()));
  }

  /** Begins with a lease of an earlier life. */
  void startWith(Lease earlier) {
    hands.remember(earlier);
    start();
  }

  /** The process dies and comes again; the kernel keeps the address. */
  void restart() {
    if (isUnavailable()) {
      return;
    }
    simulation.diary.count(Happening.PROCESS_DIED);
    hands.kernel().processDied();
    state = initial;
    start();
  }

  /** The host is set up anew: it comes back without memory and without an address. */
  void returnWithoutMemory() {
    if (!isUnavailable()) {
      comeBack();
    }
  }

  private void comeBack() {
    if (asleep) {
      simulation.after(10_000, this::comeBack);
      return;
    }
    simulation.diary.count(Happening.RETURNED_WITHOUT_MEMORY);
    hands.forgetAll();
    state = initial;
    start();
  }

  private boolean isUnavailable() {
    return asleep || gone || state.name() == StateName.STOPPED;
  }

  /** Its user gives the lease back, and wants another after a while. */
  void release(long millis) {
    if (isUnavailable() || !station.state().up()) {
      return;
    }
    hands.expectEnd();
    on(new Event.StopRequested(Event.Farewell.RELEASE));
    simulation.after(millis, this::comeBack);
  }

  /** It is switched off, with its lease, and never comes back. */
  void vanish() {
    if (!gone) {
      simulation.diary.count(Happening.VANISHED);
      gone = true;
      hands.forgetAll();
      station.close();
    }
  }

  /** Its user wants the lease renewed. */
  void renewNow() {
    simulation.diary.count(Happening.RENEWED_BY_HAND);
    on(new Event.RenewRequested());
  }

  /** The cable is pulled for a while, and put into the same or another network. */
  void move(long millis, Segment to) {
    if (gone || !station.state().up() || asleep && to != segment) {
      return;
    }
    simulation.diary.count(to == segment ? Happening.UNPLUGGED : Happening.ROAMED);
    station.setDown();
    simulation.after(millis, () -> plugAgain(to));
  }

  private void plugAgain(Segment to) {
    if (gone) {
      return;
    }
    if (to == segment) {
      station.setUp();
    } else {
      station.close();
      plugInto(to);
      on(new Event.CarrierReturned());
    }
  }

  /** The machine sleeps for a while: frames miss it, and all else waits until it wakes. */
  void sleep(long millis) {
    if (asleep || gone) {
      return;
    }
    simulation.diary.count(Happening.SLEPT);
    asleep = true;
    simulation.after(
        millis,
        () -> {
          asleep = false;
          on(new Event.Woke());
          List<Event> late = List.copyOf(missed);
          missed.clear();
          late.forEach(this::on);
        });
  }

  private void on(Event event) {
    if (gone) {
      return;
    }
    if (asleep) {
      missed.add(event);
      return;
    }
    StateName before = state.name();
    Transition transition = brain.on(state, event, simulation.now(), random);
    state = transition.next();
    if (before != state.name()) {
      simulation.diary.note(
          simulation.now(), () -> mac() + " was " + before + " and is " + state.name());
    }
    List<Event> answers = new ArrayList<>();
    for (Action action : transition.actions()) {
      action.accept(hands).ifPresent(answers::add);
    }
    alarm.set(state.timer());
    simulation.oracle.holders().handled(this, simulation.now());
    answers.forEach(this::on);
  }

  private void ring() {
    if (state.timer() <= simulation.now()) {
      on(new Event.Timer());
    } else {
      alarm.set(state.timer());
    }
  }

  /** Nothing is heard in sleep; link events are, when it wakes. */
  private void heard(Event event) {
    boolean ofTheLink =
        event instanceof Event.CarrierLost || event instanceof Event.CarrierReturned;
    if (!asleep || ofTheLink) {
      on(event);
    }
  }

  private void heard(ArpFrame arp) {
    if (!asleep) {
      hands.kernel().answer(arp, station, mac());
    }
  }
}

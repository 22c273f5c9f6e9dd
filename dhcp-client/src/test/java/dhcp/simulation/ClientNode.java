package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.ActionVisitor;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Notice;
import dhcp.client.machine.Sender;
import dhcp.client.machine.Settings;
import dhcp.client.machine.State;
import dhcp.client.machine.StateName;
import dhcp.client.machine.Transition;
import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A host: the client's machine, carried out, on an interface of the wire. */
final class ClientNode implements LinkListener, ActionVisitor<Optional<Event>> {
  private static final int ETHERTYPE = 12;
  private static final int IPV4 = 0x0800;
  private static final int DESTINATION_PORT = 36;
  private static final int CLIENT_PORT = 68;
  private static final int SERVER_PORT = 67;

  private final Simulation simulation;
  private final WireStation station;
  private final Machine machine;
  private final SplittableRandom random;
  private final HostKernel kernel;
  private final MacAddress serverMac;
  private State state;
  private Optional<Lease> stored = Optional.empty();
  private final List<Event> missed = new ArrayList<>();
  private boolean asleep;
  private long armedFor = State.NEVER;

  ClientNode(Simulation simulation, Settings settings, MacAddress serverMac) {
    this.simulation = simulation;
    this.serverMac = serverMac;
    machine = new Machine(settings);
    random = simulation.random.split();
    state = machine.initial();
    MacAddress mac = settings.identity().hardwareAddress();
    station = simulation.wire.attach(mac.toString(), mac);
    station.run(this);
    kernel = new HostKernel(simulation, station);
  }

  MacAddress mac() {
    return station.mac();
  }

  /** What is on the interface. */
  Optional<Lease> inPlace() {
    return kernel.inPlace();
  }

  StateName in() {
    return state.name();
  }

  /** Whether it uses the address now, and may. */
  boolean holds(Ipv4Address address) {
    return !asleep && kernel.holds(address);
  }

  void start() {
    on(new Event.Start(stored));
  }

  /** Begins with a lease of an earlier life. */
  void startWith(Lease earlier) {
    stored = Optional.of(earlier);
    start();
  }

  /** The process dies and comes again; the kernel keeps the address. */
  void restart() {
    if (asleep) {
      return;
    }
    kernel.processDied();
    state = machine.initial();
    start();
  }

  /** Its user wants the lease renewed. */
  void renewNow() {
    on(new Event.RenewRequested());
  }

  /** The cable is pulled for a while. */
  void unplug(long millis) {
    station.setDown();
    simulation.after(millis, station::setUp);
  }

  /** The machine sleeps for a while: frames miss it, and all else waits until it wakes. */
  void sleep(long millis) {
    if (asleep) {
      return;
    }
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
    if (asleep) {
      missed.add(event);
      return;
    }
    Transition transition = machine.on(state, event, simulation.now(), random);
    state = transition.next();
    List<Event> answers = new ArrayList<>();
    for (Action action : transition.actions()) {
      action.accept(this).ifPresent(answers::add);
    }
    arm();
    simulation.oracle.handled(this, simulation.now());
    answers.forEach(this::on);
  }

  private void arm() {
    long time = state.timer();
    if (time != armedFor && time != State.NEVER) {
      simulation.at(Math.max(time, simulation.now()), this::fire);
    }
    armedFor = time;
  }

  private void fire() {
    armedFor = State.NEVER;
    if (state.timer() <= simulation.now()) {
      on(new Event.Timer());
    } else {
      arm();
    }
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    // Most of what is on the wire is for the server; it is not worth its checksums.
    boolean ip = Bytes.int16(bytes, ETHERTYPE) == IPV4;
    if (asleep || ip && Bytes.int16(bytes, DESTINATION_PORT) != CLIENT_PORT) {
      return;
    }
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof ArpFrame arp) {
      kernel.answer(arp);
      on(new Event.ArpSeen(arp.senderMac(), arp.senderIp(), arp.targetIp()));
    } else if (frame instanceof UdpFrame udp
        && DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      on(new Event.Received(message, new Sender(udp.source(), udp.sourceIp())));
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    if (event instanceof LinkEvent.Down) {
      on(new Event.CarrierLost());
    } else if (event instanceof LinkEvent.Up) {
      on(new Event.CarrierReturned());
    }
  }

  @Override
  public Optional<Event> send(Action.Send action) {
    MacAddress to = action.to().isBroadcast() ? MacAddress.BROADCAST : serverMac;
    station.send(
        UdpFrame.encode(
            new Endpoint(mac(), action.from(), CLIENT_PORT),
            new Endpoint(to, action.to(), SERVER_PORT),
            action.message().toBytes()));
    return Optional.empty();
  }

  @Override
  public Optional<Event> sendProbe(Action.SendProbe action) {
    station.send(ArpFrame.probe(mac(), action.address()).encode());
    return Optional.empty();
  }

  @Override
  public Optional<Event> sendAnnouncement(Action.SendAnnouncement action) {
    station.send(ArpFrame.announcement(mac(), action.address()).encode());
    return Optional.empty();
  }

  @Override
  public Optional<Event> configure(Action.Configure action) {
    kernel.configure(action.lease());
    simulation.oracle.configured(this, action.lease(), simulation.now());
    return Optional.of(new Event.Configured());
  }

  @Override
  public Optional<Event> deconfigure(Action.Deconfigure action) {
    kernel.deconfigure(action.lease());
    return Optional.empty();
  }

  @Override
  public Optional<Event> report(Action.Report action) {
    if (action.notice() instanceof Notice.Bound) {
      simulation.oracle.bound(this, simulation.now());
    }
    return Optional.empty();
  }

  @Override
  public Optional<Event> saveLease(Action.SaveLease action) {
    stored = Optional.of(action.lease());
    return Optional.empty();
  }

  @Override
  public Optional<Event> forgetLease(Action.ForgetLease action) {
    stored = Optional.empty();
    return Optional.empty();
  }

  @Override
  public Optional<Event> finish(Action.Finish action) {
    simulation.oracle.violated(simulation.now(), mac() + " ended: " + action.outcome());
    return Optional.empty();
  }
}

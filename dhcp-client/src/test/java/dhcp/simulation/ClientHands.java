package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.ActionVisitor;
import dhcp.client.machine.Event;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Notice;
import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import java.util.Optional;

/** Carries out what a client's machine wants done, on its host. */
final class ClientHands implements ActionVisitor<Optional<Event>> {
  private static final int CLIENT_PORT = 68;
  private static final int SERVER_PORT = 67;

  private final Simulation simulation;
  private final ClientNode client;
  private final HostKernel kernel;
  private Optional<Lease> stored = Optional.empty();
  private boolean endExpected;

  ClientHands(Simulation simulation, ClientNode client) {
    this.simulation = simulation;
    this.client = client;
    kernel = new HostKernel(simulation);
  }

  HostKernel kernel() {
    return kernel;
  }

  /** The lease file. */
  Optional<Lease> stored() {
    return stored;
  }

  void remember(Lease lease) {
    stored = Optional.of(lease);
  }

  void forgetAll() {
    stored = Optional.empty();
    kernel.clear();
  }

  /** From now on, until it has happened once, the machine may end. */
  void expectEnd() {
    endExpected = true;
  }

  @Override
  public Optional<Event> send(Action.Send action) {
    client
        .station()
        .send(
            UdpFrame.encode(
                new Endpoint(client.mac(), action.from(), CLIENT_PORT),
                new Endpoint(client.segment().nextHop(action.to()), action.to(), SERVER_PORT),
                action.message().toBytes()));
    return Optional.empty();
  }

  @Override
  public Optional<Event> sendProbe(Action.SendProbe action) {
    client.station().send(ArpFrame.probe(client.mac(), action.address()).encode());
    return Optional.empty();
  }

  @Override
  public Optional<Event> sendAnnouncement(Action.SendAnnouncement action) {
    client.station().send(ArpFrame.announcement(client.mac(), action.address()).encode());
    return Optional.empty();
  }

  @Override
  public Optional<Event> configure(Action.Configure action) {
    kernel.configure(action.lease());
    simulation.oracle.holders().configured(client, action.lease(), simulation.now());
    return Optional.of(new Event.Configured());
  }

  @Override
  public Optional<Event> deconfigure(Action.Deconfigure action) {
    kernel.deconfigure(action.lease());
    return Optional.empty();
  }

  @Override
  public Optional<Event> report(Action.Report action) {
    if (action.notice() instanceof Notice.Lost lost) {
      simulation.oracle.holders().lost(client, lost.lease(), lost.loss(), simulation.now());
      if (lost.loss() == Loss.EXPIRED) {
        simulation.diary.count(Happening.LEASE_EXPIRED);
      }
    } else if (action.notice() instanceof Notice.Conflict conflict
        && conflict.answer() == Notice.Answer.DEFENDED) {
      simulation.diary.count(Happening.CONFLICT_DEFENDED);
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
    if (!endExpected) {
      simulation.oracle.violated(simulation.now(), client.mac() + " ended: " + action.outcome());
    }
    endExpected = false;
    return Optional.empty();
  }
}

package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseReader;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One call of {@link Machine#on}: what is given, and the actions that gather on the way. */
final class Step {
  final Settings settings;
  final long now;
  final RandomGenerator random;
  final Messages messages;
  final LeaseReader leases;
  private final List<Action> actions = new ArrayList<>();

  Step(Settings settings, long now, RandomGenerator random) {
    this.settings = settings;
    this.now = now;
    this.random = random;
    this.messages = new Messages(settings);
    this.leases = new LeaseReader(settings.wishes().ignored());
  }

  void act(Action action) {
    actions.add(action);
  }

  void report(Notice notice) {
    act(new Action.Report(notice));
  }

  /** Sends as a client without an address does. */
  void broadcast(DhcpMessage message) {
    act(new Action.Send(message, Ipv4Address.ANY, Ipv4Address.BROADCAST));
  }

  void send(DhcpMessage message, Ipv4Address from, Ipv4Address to) {
    act(new Action.Send(message, from, to));
  }

  /** Takes a lease from the interface and says so. */
  void lose(Lease lease, Loss loss) {
    act(new Action.Deconfigure(lease, loss));
    report(new Notice.Lost(lease, loss));
  }

  Transition to(State next) {
    return new Transition(next, actions);
  }

  Transition finish(Outcome outcome) {
    act(new Action.Finish(outcome));
    return to(new State.Stopped(outcome));
  }

  /** Leaves a message alone. */
  Transition drop(State state, Event.Received event, Drop drop) {
    report(new Notice.Dropped(event.message(), event.from(), drop));
    return to(state);
  }

  /** A new effort after a lease was lost, with its address as the wish. */
  Effort effortAfter(Lease lease) {
    return Effort.again(now, Optional.of(lease.address()));
  }

  boolean isOurs(Event.ArpSeen arp) {
    return arp.senderMac().equals(settings.identity().hardwareAddress());
  }
}

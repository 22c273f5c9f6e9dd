package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.ActionVisitor;
import dhcp.client.machine.Event;
import dhcp.client.machine.Identity;
import dhcp.client.machine.Notice;
import dhcp.client.machine.Outcome;
import dhcp.client.machine.StateName;
import dhcp.link.InterfaceState;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out what the machine wants done. A method answers false when its action cannot be carried
 * out yet and is to be tried again; nothing after it is done before, so that a RELEASE leaves while
 * its address is still there.
 */
final class Performer implements ActionVisitor<Boolean> {
  private final Courier courier;
  private final Surroundings around;
  private final MessageLog log;
  private final DhcpClient.ArpDuty arpDuty;
  private final Consumer<Event> answers;

  private Identity identity;
  private StateName acknowledgedIn = StateName.IDLE;
  private Optional<Lease> lease = Optional.empty();
  private Optional<Outcome> outcome = Optional.empty();

  /**
   * @param arpDuty who answers for the leased address
   * @param answers takes the events that actions lead to
   */
  Performer(
      Surroundings around,
      Courier courier,
      Identity identity,
      DhcpClient.ArpDuty arpDuty,
      Consumer<Event> answers) {
    this.around = around;
    this.courier = courier;
    this.log = new MessageLog(around.link().interfaceName());
    this.identity = identity;
    this.arpDuty = arpDuty;
    this.answers = answers;
  }

  void setIdentity(Identity identity) {
    this.identity = identity;
    courier.setHardwareAddress(identity.hardwareAddress());
  }

  /** Remembers a lease by whose routes unicast goes. */
  void setLease(Optional<Lease> held) {
    lease = held;
  }

  /** In which state the event came whose actions follow. */
  void setState(StateName name) {
    if (name != StateName.PROBING) {
      acknowledgedIn = name;
    }
  }

  /** The address in use, if any. */
  Optional<Ipv4Address> address() {
    return lease.map(Lease::address);
  }

  /** How the machine ended, once it has. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  @Override
  public Boolean send(Action.Send action) {
    Courier.Delivery delivery = courier.send(action, lease, around.clock().now());
    log.sent(action, delivery);
    return delivery != Courier.Delivery.WAITING;
  }

  @Override
  public Boolean sendProbe(Action.SendProbe action) {
    courier.probe(action.address());
    return true;
  }

  @Override
  public Boolean sendAnnouncement(Action.SendAnnouncement action) {
    courier.announce(action.address(), holder());
    return true;
  }

  /** Under which hardware address the leased one is found: not under that of {@code --mac}. */
  private MacAddress holder() {
    InterfaceState state = around.link().state();
    boolean kernels = arpDuty == DhcpClient.ArpDuty.KERNEL && state.present();
    return kernels ? state.mac() : identity.hardwareAddress();
  }

  @Override
  public Boolean configure(Action.Configure action) {
    lease = Optional.of(action.lease());
    around
        .configurator()
        .configure(
            action.lease(),
            action.previous(),
            acknowledgedIn,
            failure ->
                answers.accept(
                    failure
                        .<Event>map(Event.ConfigureFailed::new)
                        .orElseGet(Event.Configured::new)));
    return true;
  }

  @Override
  public Boolean deconfigure(Action.Deconfigure action) {
    around.configurator().deconfigure(action.lease(), action.loss());
    lease = Optional.empty();
    return true;
  }

  @Override
  public Boolean report(Action.Report action) {
    action.notice().accept(around.narrator());
    if (action.notice() instanceof Notice.Refused refused) {
      around.configurator().refused(refused);
    } else if (action.notice() instanceof Notice.NoAnswer) {
      around.configurator().unanswered();
    }
    return true;
  }

  @Override
  public Boolean saveLease(Action.SaveLease action) {
    around.store().save(action.lease(), identity);
    return true;
  }

  @Override
  public Boolean forgetLease(Action.ForgetLease action) {
    around.store().forget();
    return true;
  }

  @Override
  public Boolean finish(Action.Finish action) {
    outcome = Optional.of(action.outcome());
    return true;
  }
}

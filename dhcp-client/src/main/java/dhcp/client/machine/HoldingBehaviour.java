package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseTimes;
import dhcp.client.lease.Reading;
import java.util.Optional;

/** What the states with an address in use share. */
abstract class HoldingBehaviour<S extends Holding> extends Behaviour<S> {
  HoldingBehaviour(Step step, S state) {
    super(step, state);
  }

  final Lease lease() {
    return state.lease();
  }

  /** The state's own time has come; neither T2, unless it passed before, nor the end has. */
  abstract Transition due(Holding announced);

  @Override
  public final Transition timer(Event.Timer event) {
    Holding announced = state;
    if (step.now >= state.guard().announceAt()) {
      step.act(new Action.SendAnnouncement(lease().address()));
      announced = state.withGuard(state.guard().announced(step.now));
    }
    LeaseTimes times = lease().times();
    if (times.isOver(step.now)) {
      return expire();
    }
    return step.now >= announced.due() ? due(announced) : step.to(announced);
  }

  /** Section 4.4.5: at the end the address is left at once, whatever else happens. */
  private Transition expire() {
    step.lose(lease(), Loss.EXPIRED);
    return Acquisition.discover(step, step.effortAfter(lease()));
  }

  /** Takes the answer to a renewal or rebinding. */
  final Transition extended(Event.Received event, Exchange exchange, Notice.How how) {
    Reading reading =
        step.leases.extend(lease(), event.message(), exchange.firstSentAt(), step.random);
    if (reading instanceof Reading.Unusable unusable) {
      return drop(event, Drop.of(unusable.defect()));
    }
    Lease extended = (Lease) reading;
    return extended.times().isOver(step.now)
        ? drop(event, Drop.TOO_LATE)
        : Tenure.extend(step, lease(), state.guard(), extended, how);
  }

  /** Obeys a NAK: the address is left and a new one asked for. */
  final Transition refused(Event.Received event) {
    Acquisition.reportRefusal(step, state, event.message());
    step.lose(lease(), Loss.REFUSED);
    step.act(new Action.ForgetLease());
    return Acquisition.refused(step, Effort.again(step.now, Optional.empty()));
  }

  @Override
  public final Transition start(Event.Start event) {
    return stay();
  }

  /** RFC 5227 section 2.4 (b): defended once in a while, else left to the other host. */
  @Override
  public final Transition arpSeen(Event.ArpSeen event) {
    boolean conflict =
        step.settings.conflictCheck().isOn()
            && event.senderIp().equals(lease().address())
            && !step.isOurs(event);
    if (!conflict) {
      return stay();
    }
    // An answer to a probe of ours, come late: the other had the address first.
    boolean wasFirst = event.targetIp().isAny();
    if (wasFirst || state.guard().givesUp(step.now)) {
      step.lose(lease(), Loss.CONFLICT);
      Effort effort = Effort.again(step.now, Optional.empty());
      return Acquisition.decline(step, effort, lease(), event.senderMac());
    }
    step.act(new Action.SendAnnouncement(lease().address()));
    step.report(new Notice.Conflict(lease().address(), event.senderMac(), Notice.Answer.DEFENDED));
    return step.to(state.withGuard(state.guard().defended(step.now)));
  }

  /** The next link may be another network, where the address must not be used unasked. */
  @Override
  public final Transition carrierLost(Event.CarrierLost event) {
    step.lose(lease(), Loss.LINK_LOST);
    return step.to(new Acquiring.InitReboot(step.effortAfter(lease()), lease()));
  }

  /** The link came up though nobody saw it go: the address is verified while it is used. */
  @Override
  public final Transition carrierReturned(Event.CarrierReturned event) {
    return verify();
  }

  private Transition verify() {
    return Acquisition.reboot(
        step, step.effortAfter(lease()), lease(), Optional.of(state.guard().silenced()));
  }

  @Override
  public final Transition interfaceChanged(Event.InterfaceChanged event) {
    step.lose(lease(), Loss.INTERFACE_CHANGED);
    step.act(new Action.ForgetLease());
    return Acquisition.discover(step, Effort.again(step.now, Optional.empty()));
  }

  @Override
  public final Transition interfaceGone(Event.InterfaceGone event) {
    step.lose(lease(), Loss.INTERFACE_GONE);
    return step.finish(Outcome.NO_INTERFACE);
  }

  /** After a sleep the network may be another, and the lease may be over. */
  @Override
  public final Transition woke(Event.Woke event) {
    if (!lease().times().isOver(step.now)) {
      return verify();
    }
    step.lose(lease(), Loss.EXPIRED);
    return Acquisition.reboot(step, step.effortAfter(lease()), lease(), Optional.empty());
  }

  @Override
  public Transition configured(Event.Configured event) {
    return stay();
  }

  @Override
  public Transition configureFailed(Event.ConfigureFailed event) {
    return stay();
  }

  @Override
  public final Transition stopRequested(Event.StopRequested event) {
    if (event.farewell() == Event.Farewell.RELEASE) {
      Tenure.release(step, lease());
    }
    return step.finish(Outcome.DONE);
  }
}

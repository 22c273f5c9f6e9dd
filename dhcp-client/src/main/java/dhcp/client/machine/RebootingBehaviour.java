package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.Reading;
import java.util.Optional;

/** REBOOTING: asking whether an old lease still holds (RFC 2131 sections 3.2 and 4.4.2). */
final class RebootingBehaviour extends AcquiringBehaviour<Acquiring.Rebooting> {
  private static final int MOST_REQUESTS = 2;

  RebootingBehaviour(Step step, Acquiring.Rebooting state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  private boolean isInUse() {
    return state.inUse().isPresent();
  }

  /** An address that is not in use may yet be on the interface, left there by an earlier run. */
  private void lose(Loss loss) {
    if (isInUse()) {
      step.lose(state.lease(), loss);
    } else {
      step.act(new Action.Deconfigure(state.lease(), loss));
    }
  }

  @Override
  Transition ack(Event.Received event) {
    Optional<Drop> denied = ReplyCheck.fromAny(step.settings.offers(), event.message());
    if (denied.isPresent()) {
      return drop(event, denied.get());
    }
    Optional<Long> v6OnlyWait = Acquisition.v6OnlyWait(step, event.message());
    if (v6OnlyWait.isPresent() && !isInUse()) {
      return Acquisition.waitForV6(step, state.effort(), v6OnlyWait.get());
    }
    Reading reading =
        step.leases.extend(
            state.lease(), event.message(), state.exchange().firstSentAt(), step.random);
    if (reading instanceof Reading.Unusable unusable) {
      return drop(event, Drop.of(unusable.defect()));
    }
    Lease lease = (Lease) reading;
    if (lease.times().isOver(step.now)) {
      return drop(event, Drop.TOO_LATE);
    }
    if (isInUse()) {
      Guard guard = state.inUse().get();
      return Tenure.extend(step, state.lease(), guard, lease, Notice.How.REBOOTED);
    }
    if (!lease.address().equals(state.lease().address())) {
      lose(Loss.RENUMBERED);
    }
    return Acquisition.take(step, state.effort(), lease);
  }

  /** Any server may know that the address is wrong here. */
  @Override
  Transition nak(Event.Received event) {
    Optional<Drop> denied = ReplyCheck.fromAny(step.settings.offers(), event.message());
    if (denied.isPresent()) {
      return drop(event, denied.get());
    }
    Acquisition.reportRefusal(step, state, event.message());
    lose(Loss.REFUSED);
    step.act(new Action.ForgetLease());
    return Acquisition.refused(step, state.effort());
  }

  @Override
  Transition due() {
    if (isInUse() && state.lease().times().isOver(step.now)) {
      step.lose(state.lease(), Loss.EXPIRED);
      return Acquisition.discover(step, state.effort().wishing(state.lease().address()));
    }
    boolean again = state.exchange().sent() < MOST_REQUESTS && step.now < giveUpAt();
    return again ? resend() : giveUp();
  }

  private long giveUpAt() {
    return Acquisition.rebootUntil(step, state.effort(), state.exchange().firstSentAt());
  }

  private Transition resend() {
    Exchange exchange = state.exchange();
    Exchange next =
        exchange.resent(state.effort().secs(step.now), Math.max(giveUpAt(), step.now + 1_000));
    step.broadcast(step.messages.reboot(state.lease().address(), next.xid(), next.secs()));
    return step.to(new Acquiring.Rebooting(state.effort(), next, state.lease(), state.inUse()));
  }

  private Transition giveUp() {
    step.report(new Notice.NoAnswer(state.name(), state.exchange().sent()));
    Lease lease = state.lease();
    if (isInUse()) {
      return Tenure.resume(step, lease, state.inUse().get());
    }
    if (step.settings.timing().silentReboot() == Timing.SilentReboot.USE_OLD_LEASE
        && !lease.times().isOver(step.now)) {
      step.report(new Notice.OldLeaseUsed(lease));
      return Acquisition.take(step, state.effort(), lease);
    }
    lose(Loss.NOT_CONFIRMED);
    return Acquisition.discover(step, state.effort().wishing(lease.address()));
  }

  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    lose(Loss.LINK_LOST);
    return step.to(new Acquiring.InitReboot(state.effort(), state.lease()));
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return stay();
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    lose(Loss.INTERFACE_CHANGED);
    step.act(new Action.ForgetLease());
    return begin();
  }

  @Override
  public Transition interfaceGone(Event.InterfaceGone event) {
    lose(Loss.INTERFACE_GONE);
    return super.interfaceGone(event);
  }

  @Override
  public Transition woke(Event.Woke event) {
    return stay();
  }

  @Override
  public Transition stopRequested(Event.StopRequested event) {
    if (event.farewell() == Event.Farewell.RELEASE) {
      Tenure.release(step, state.lease());
    }
    return isInUse() ? step.finish(Outcome.DONE) : super.stopRequested(event);
  }
}

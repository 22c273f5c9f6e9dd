package dhcp.client.machine;

import java.util.Optional;

/** BOUND: the lease is put on the interface, announced and used until T1. */
final class BoundBehaviour extends HoldingBehaviour<Holding.Bound> {
  BoundBehaviour(Step step, Holding.Bound state) {
    super(step, state);
  }

  /** T2 may have come together with T1 when an answer was late or short. */
  @Override
  Transition due(Holding announced) {
    return step.now >= lease().times().rebindAt()
        ? Tenure.rebind(step, announced)
        : Tenure.renew(step, announced);
  }

  @Override
  public Transition configured(Event.Configured event) {
    if (state.placement() instanceof Placement.Again again) {
      step.report(new Notice.Extended(lease(), again.previous(), again.how()));
      return step.to(placed(state.guard()));
    }
    return state.placement() instanceof Placement.First ? first() : stay();
  }

  private Transition first() {
    step.report(new Notice.Bound(lease()));
    Guard guard = state.guard();
    if (step.settings.conflictCheck().isOn()) {
      step.act(new Action.SendAnnouncement(lease().address()));
      guard = guard.announcing(step.now);
    }
    return step.settings.mode().endsWhenBound()
        ? step.finish(Outcome.DONE)
        : step.to(placed(guard));
  }

  private Holding.Bound placed(Guard guard) {
    return new Holding.Bound(lease(), guard, new Placement.Done());
  }

  /** What is not on the interface is no lease: it is tried again, each time more slowly. */
  @Override
  public Transition configureFailed(Event.ConfigureFailed event) {
    step.report(new Notice.ConfigurationFailed(lease(), event.reason()));
    step.lose(lease(), Loss.NOT_CONFIGURED);
    if (step.settings.mode().endsWhenBound()) {
      return step.finish(Outcome.FAILED);
    }
    Effort effort =
        state.placement() instanceof Placement.First first
            ? first.effort()
            : Effort.again(step.now, Optional.of(lease().address()));
    return Acquisition.init(step, effort.unusable());
  }

  @Override
  public Transition renewRequested(Event.RenewRequested event) {
    return Tenure.renew(step, state);
  }
}

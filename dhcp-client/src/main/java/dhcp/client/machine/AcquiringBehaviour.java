package dhcp.client.machine;

/** What the states without a lease share: the deadline, and that little can be lost. */
abstract class AcquiringBehaviour<S extends Acquiring> extends Behaviour<S> {
  AcquiringBehaviour(Step step, S state) {
    super(step, state);
  }

  /** The time that the state waits for has come. */
  abstract Transition due();

  /** The link went away and came back, or may be another one: begin again. */
  final Transition begin() {
    return Acquisition.discover(step, state.effort().restarted(step.now));
  }

  final Transition waitForLink() {
    return Acquisition.initWithoutLink(step, state.effort());
  }

  @Override
  public final Transition start(Event.Start event) {
    return stay();
  }

  @Override
  public Transition timer(Event.Timer event) {
    if (state.effort().isOver(step.now)) {
      return step.finish(state.effort().trouble());
    }
    return step.now >= state.due() ? due() : stay();
  }

  @Override
  public Transition arpSeen(Event.ArpSeen event) {
    return stay();
  }

  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    return waitForLink();
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return begin();
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    return begin();
  }

  @Override
  public Transition interfaceGone(Event.InterfaceGone event) {
    return step.finish(Outcome.NO_INTERFACE);
  }

  @Override
  public Transition woke(Event.Woke event) {
    return begin();
  }

  /** An answer that comes when its lease is gone already. */
  @Override
  public final Transition configured(Event.Configured event) {
    return stay();
  }

  /** An answer that comes when its lease is gone already. */
  @Override
  public final Transition configureFailed(Event.ConfigureFailed event) {
    return stay();
  }

  @Override
  public Transition stopRequested(Event.StopRequested event) {
    return step.finish(Outcome.INTERRUPTED);
  }

  @Override
  public Transition renewRequested(Event.RenewRequested event) {
    return stay();
  }
}

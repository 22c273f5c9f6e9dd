package dhcp.client.machine;

/** INIT: waiting to send a DISCOVER, for a while or until there is a link. */
final class InitBehaviour extends AcquiringBehaviour<Acquiring.Init> {
  InitBehaviour(Step step, Acquiring.Init state) {
    super(step, state);
  }

  private boolean waitsForLink() {
    return state.due() == State.NEVER;
  }

  @Override
  Transition due() {
    return Acquisition.discover(step, state.effort());
  }

  /** A link that was not missed must not shorten the wait after a refusal. */
  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return waitsForLink() ? begin() : stay();
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    return stay();
  }

  @Override
  public Transition woke(Event.Woke event) {
    return stay();
  }

  @Override
  public Transition renewRequested(Event.RenewRequested event) {
    return waitsForLink() ? stay() : begin();
  }
}

package dhcp.client.machine;

/** STOPPED: nothing matters any more. Messages are still named as not expected. */
final class StoppedBehaviour extends UnmovedBehaviour<State.Stopped> {
  StoppedBehaviour(Step step, State.Stopped state) {
    super(step, state);
  }

  @Override
  public Transition start(Event.Start event) {
    return stay();
  }

  @Override
  public Transition interfaceGone(Event.InterfaceGone event) {
    return stay();
  }

  @Override
  public Transition stopRequested(Event.StopRequested event) {
    return stay();
  }
}

package dhcp.client.machine;

/** What IDLE and STOPPED share: between a client's lives nothing that happens moves it. */
abstract class UnmovedBehaviour<S extends State> extends Behaviour<S> {
  UnmovedBehaviour(Step step, S state) {
    super(step, state);
  }

  @Override
  public final Transition timer(Event.Timer event) {
    return stay();
  }

  @Override
  public final Transition arpSeen(Event.ArpSeen event) {
    return stay();
  }

  @Override
  public final Transition carrierLost(Event.CarrierLost event) {
    return stay();
  }

  @Override
  public final Transition carrierReturned(Event.CarrierReturned event) {
    return stay();
  }

  @Override
  public final Transition interfaceChanged(Event.InterfaceChanged event) {
    return stay();
  }

  @Override
  public final Transition woke(Event.Woke event) {
    return stay();
  }

  @Override
  public final Transition configured(Event.Configured event) {
    return stay();
  }

  @Override
  public final Transition configureFailed(Event.ConfigureFailed event) {
    return stay();
  }

  @Override
  public final Transition renewRequested(Event.RenewRequested event) {
    return stay();
  }
}

package dhcp.client.machine;

/**
 * DECLINED: resting after a DHCPDECLINE, so that a server whose every address is in use is not
 * asked in a loop (RFC 2131 section 3.1 item 5). Nothing shortens the rest.
 */
final class DeclinedBehaviour extends AcquiringBehaviour<Acquiring.Declined> {
  DeclinedBehaviour(Step step, Acquiring.Declined state) {
    super(step, state);
  }

  @Override
  Transition due() {
    return Acquisition.discover(step, state.effort());
  }

  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    return stay();
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return stay();
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    return stay();
  }

  @Override
  public Transition woke(Event.Woke event) {
    return stay();
  }
}

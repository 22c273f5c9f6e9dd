package dhcp.client.machine;

import java.util.Optional;

/** INIT-REBOOT: an old lease in hand, and no link to verify it on. */
final class InitRebootBehaviour extends AcquiringBehaviour<Acquiring.InitReboot> {
  InitRebootBehaviour(Step step, Acquiring.InitReboot state) {
    super(step, state);
  }

  /** The old lease ended meanwhile; its address is still the one to ask for. */
  @Override
  Transition due() {
    return Acquisition.initWithoutLink(step, state.effort().wishing(state.lease().address()));
  }

  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    return stay();
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return Acquisition.reboot(
        step, state.effort().restarted(step.now), state.lease(), Optional.empty());
  }

  /** The old lease was another hardware address's. */
  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    step.act(new Action.ForgetLease());
    return waitForLink();
  }

  @Override
  public Transition woke(Event.Woke event) {
    return stay();
  }
}

package dhcp.client.machine;

/**
 * PROBING: the address was acknowledged, and ARP is to show that nobody else uses it (RFC 2131
 * section 4.4.1, RFC 5227 section 2.1).
 */
final class ProbingBehaviour extends AcquiringBehaviour<Acquiring.Probing> {
  ProbingBehaviour(Step step, Acquiring.Probing state) {
    super(step, state);
  }

  @Override
  Transition due() {
    ConflictCheck check = step.settings.conflictCheck();
    if (state.lease().times().isOver(step.now)) {
      clear(Loss.EXPIRED);
      return Acquisition.init(step, state.effort().unusable());
    }
    if (state.sent() >= check.probes()) {
      return Tenure.bind(step, state.effort(), state.lease());
    }
    step.act(new Action.SendProbe(state.lease().address()));
    return step.to(
        new Acquiring.Probing(
            state.effort(), state.lease(), state.sent() + 1, step.now + check.spacingMillis()));
  }

  /** RFC 5227 section 2.1.1: somebody has the address, or probes for it at the same time. */
  @Override
  public Transition arpSeen(Event.ArpSeen event) {
    boolean used = event.senderIp().equals(state.lease().address());
    boolean probed = event.senderIp().isAny() && event.targetIp().equals(state.lease().address());
    if (step.isOurs(event) || !used && !probed) {
      return stay();
    }
    clear(Loss.CONFLICT);
    return Acquisition.decline(step, state.effort(), state.lease(), event.senderMac());
  }

  /** An earlier run may have left the address on the interface. */
  private void clear(Loss loss) {
    step.act(new Action.Deconfigure(state.lease(), loss));
  }

  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    clear(Loss.LINK_LOST);
    return step.to(new Acquiring.InitReboot(state.effort(), state.lease()));
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return stay();
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    clear(Loss.INTERFACE_CHANGED);
    step.act(new Action.ForgetLease());
    return begin();
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
    return super.stopRequested(event);
  }
}

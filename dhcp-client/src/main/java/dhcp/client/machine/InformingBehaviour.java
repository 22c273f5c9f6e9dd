package dhcp.client.machine;

import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** INFORMING: asking for parameters only (RFC 2131 sections 3.4 and 4.4.3). */
final class InformingBehaviour extends AcquiringBehaviour<Acquiring.Informing> {
  InformingBehaviour(Step step, Acquiring.Informing state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  @Override
  Transition ack(Event.Received event) {
    DhcpMessage message = event.message();
    Optional<Drop> denied = ReplyCheck.fromAny(step.settings.offers(), message);
    if (denied.isPresent()) {
      return drop(event, denied.get());
    }
    step.report(
        new Notice.Informed(message, step.leases.network(message, state.address()), event.from()));
    return step.finish(Outcome.DONE);
  }

  @Override
  Transition due() {
    Exchange exchange = state.exchange();
    Exchange next =
        exchange.resent(
            state.effort().secs(step.now),
            step.now + Backoff.answer(exchange.sent() + 1, step.random));
    step.send(
        step.messages.inform(state.address(), next.xid(), next.secs()),
        state.address(),
        Ipv4Address.BROADCAST);
    return step.to(new Acquiring.Informing(state.effort(), next, state.address()));
  }

  /** The retransmissions go on: what is lost meanwhile is asked for again. */
  @Override
  public Transition carrierLost(Event.CarrierLost event) {
    return stay();
  }

  @Override
  public Transition carrierReturned(Event.CarrierReturned event) {
    return Acquisition.inform(step, state.effort().restarted(step.now), state.address());
  }

  @Override
  public Transition interfaceChanged(Event.InterfaceChanged event) {
    return Acquisition.inform(step, state.effort().restarted(step.now), state.address());
  }

  @Override
  public Transition woke(Event.Woke event) {
    return stay();
  }
}

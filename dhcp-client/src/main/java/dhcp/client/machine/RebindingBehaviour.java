package dhcp.client.machine;

import java.util.Optional;

/** REBINDING: any server is asked to extend the lease (RFC 2131 section 4.4.5). */
final class RebindingBehaviour extends HoldingBehaviour<Holding.Rebinding> {
  RebindingBehaviour(Step step, Holding.Rebinding state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  private Optional<Drop> denied(Event.Received event) {
    return ReplyCheck.fromAny(step.settings.offers(), event.message());
  }

  @Override
  Transition ack(Event.Received event) {
    return denied(event)
        .map(denied -> drop(event, denied))
        .orElseGet(() -> extended(event, state.exchange(), Notice.How.REBOUND));
  }

  @Override
  Transition nak(Event.Received event) {
    return denied(event).map(denied -> drop(event, denied)).orElseGet(() -> refused(event));
  }

  @Override
  Transition due(Holding announced) {
    return Tenure.rebindAgain(step, (Holding.Rebinding) announced);
  }

  @Override
  public Transition renewRequested(Event.RenewRequested event) {
    return Tenure.rebindAgain(step, state);
  }
}

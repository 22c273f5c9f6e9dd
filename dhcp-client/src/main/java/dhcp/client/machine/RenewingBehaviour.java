package dhcp.client.machine;

import java.util.Optional;

/** RENEWING: the server that gave the lease is asked to extend it (RFC 2131 section 4.4.5). */
final class RenewingBehaviour extends HoldingBehaviour<Holding.Renewing> {
  RenewingBehaviour(Step step, Holding.Renewing state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  @Override
  Transition ack(Event.Received event) {
    return ReplyCheck.from(lease().server(), event.message())
        .map(stranger -> drop(event, stranger))
        .orElseGet(() -> extended(event, state.exchange(), Notice.How.RENEWED));
  }

  @Override
  Transition nak(Event.Received event) {
    return ReplyCheck.from(lease().server(), event.message())
        .map(stranger -> drop(event, stranger))
        .orElseGet(() -> refused(event));
  }

  @Override
  Transition due(Holding announced) {
    return step.now >= lease().times().rebindAt()
        ? Tenure.rebind(step, announced)
        : again((Holding.Renewing) announced);
  }

  private Transition again(Holding.Renewing announced) {
    return Tenure.renewAgain(step, announced);
  }

  @Override
  public Transition renewRequested(Event.RenewRequested event) {
    return again(state);
  }
}

package dhcp.client.machine;

import dhcp.message.MessageType;
import java.util.Optional;

/**
 * What a client does in one state: a row of the table of states and events. Subclasses fill in the
 * cells; what most states share stands in {@link AcquiringBehaviour} and {@link HoldingBehaviour}.
 */
abstract class Behaviour<S extends State> implements EventVisitor<Transition> {
  final Step step;
  final S state;

  Behaviour(Step step, S state) {
    this.step = step;
    this.state = state;
  }

  /** The event means nothing here. */
  final Transition stay() {
    return step.to(state);
  }

  final Transition drop(Event.Received event, Drop drop) {
    return step.drop(state, event, drop);
  }

  /** The request that waits for an answer in this state, if one does. */
  Optional<Exchange> exchange() {
    return Optional.empty();
  }

  @Override
  public final Transition received(Event.Received event) {
    Optional<Drop> drop = ReplyCheck.check(step.settings.identity(), exchange(), event.message());
    if (drop.isPresent()) {
      return drop(event, drop.get());
    }
    MessageType type = event.message().messageType().orElseThrow();
    return switch (type) {
      case OFFER -> offer(event);
      case ACK -> ack(event);
      case NAK -> nak(event);
      case DISCOVER,
          REQUEST,
          DECLINE,
          RELEASE,
          INFORM,
          FORCERENEW,
          LEASEQUERY,
          LEASEUNASSIGNED,
          LEASEUNKNOWN,
          LEASEACTIVE ->
          drop(event, Drop.NOT_EXPECTED);
    };
  }

  /** An OFFER that answers our message. */
  Transition offer(Event.Received event) {
    return drop(event, Drop.NOT_EXPECTED);
  }

  /** An ACK that answers our message. */
  Transition ack(Event.Received event) {
    return drop(event, Drop.NOT_EXPECTED);
  }

  /** A NAK that answers our message. */
  Transition nak(Event.Received event) {
    return drop(event, Drop.NOT_EXPECTED);
  }
}

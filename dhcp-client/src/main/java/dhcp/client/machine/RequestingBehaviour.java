package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.Reading;
import dhcp.message.DhcpMessage;
import java.util.Optional;

/** REQUESTING: waiting for the chosen server's word (RFC 2131 section 4.4.1). */
final class RequestingBehaviour extends AcquiringBehaviour<Acquiring.Requesting> {
  /** Section 3.1 item 5 speaks of four requests in about a minute. */
  private static final int MOST_REQUESTS = 4;

  RequestingBehaviour(Step step, Acquiring.Requesting state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  private Optional<Drop> fromChosen(DhcpMessage message) {
    return ReplyCheck.from(state.chosen().terms().server(), message);
  }

  @Override
  Transition ack(Event.Received event) {
    Optional<Drop> stranger = fromChosen(event.message());
    if (stranger.isPresent()) {
      return drop(event, stranger.get());
    }
    Optional<Long> v6OnlyWait = Acquisition.v6OnlyWait(step, event.message());
    if (v6OnlyWait.isPresent()) {
      return Acquisition.waitForV6(step, state.effort(), v6OnlyWait.get());
    }
    Reading reading =
        step.leases.read(event.message(), state.exchange().firstSentAt(), step.random);
    return reading instanceof Lease lease
        ? Acquisition.take(step, state.effort(), lease)
        : drop(event, Drop.of(((Reading.Unusable) reading).defect()));
  }

  @Override
  Transition nak(Event.Received event) {
    Optional<Drop> stranger = fromChosen(event.message());
    if (stranger.isPresent()) {
      return drop(event, stranger.get());
    }
    Acquisition.reportRefusal(step, state, event.message());
    return Acquisition.refused(step, state.effort());
  }

  @Override
  Transition due() {
    Exchange exchange = state.exchange();
    if (exchange.sent() >= MOST_REQUESTS) {
      step.report(new Notice.NoAnswer(state.name(), exchange.sent()));
      return Acquisition.discover(step, state.effort());
    }
    // Every REQUEST carries the secs of the DISCOVER (section 3.1 item 3).
    Exchange next =
        exchange.resent(
            exchange.secs(), step.now + Backoff.answer(exchange.sent() + 1, step.random));
    step.broadcast(step.messages.request(state.chosen().terms(), next.xid(), next.secs()));
    return step.to(new Acquiring.Requesting(state.effort(), next, state.chosen()));
  }
}

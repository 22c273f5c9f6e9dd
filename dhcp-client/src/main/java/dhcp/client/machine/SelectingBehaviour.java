package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.Reading;
import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SELECTING: collecting offers, and choosing one (RFC 2131 section 4.4.1). */
final class SelectingBehaviour extends AcquiringBehaviour<Acquiring.Selecting> {
  /** A client that is to end once bound gives up after so many rounds of unacceptable offers. */
  private static final int MOST_ROUNDS = 2;

  SelectingBehaviour(Step step, Acquiring.Selecting state) {
    super(step, state);
  }

  @Override
  Optional<Exchange> exchange() {
    return Optional.of(state.exchange());
  }

  @Override
  Transition offer(Event.Received event) {
    DhcpMessage message = event.message();
    Reading reading = step.leases.read(message, step.now, step.random);
    if (reading instanceof Reading.Unusable unusable) {
      return noOffer(event, Drop.of(unusable.defect()));
    }
    Lease terms = (Lease) reading;
    if (OfferChoice.isKnown(state.offers(), terms)) {
      return drop(event, Drop.DUPLICATE);
    }
    if (state.offers().size() == Acquiring.Selecting.MOST_OFFERS) {
      return drop(event, Drop.TOO_MANY_OFFERS);
    }
    Offer offer = OfferChoice.judge(step.settings.offers(), terms, event.from());
    step.report(new Notice.OfferSeen(offer));
    return collected(offer);
  }

  private Transition collected(Offer offer) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(offer);
    Effort effort = offer.isAcceptable() ? state.effort() : state.effort().noneAcceptable();
    long wait = OfferChoice.waitMillis(step.settings);
    boolean opensWindow = state.chooseAt() == State.NEVER && (offer.isAcceptable() || lists());
    Acquiring.Selecting next =
        new Acquiring.Selecting(
            effort, state.exchange(), offers, opensWindow ? step.now + wait : state.chooseAt());
    return step.now >= next.chooseAt() ? choose(next) : step.to(next);
  }

  /** Only with rapid commit (RFC 4039) does a server acknowledge what it has not offered. */
  @Override
  Transition ack(Event.Received event) {
    DhcpMessage message = event.message();
    if (!step.messages.asksForRapidCommit()) {
      return noOffer(event, Drop.RAPID_COMMIT_UNASKED);
    }
    if (!message.has(Options.RAPID_COMMIT)) {
      return drop(event, Drop.RAPID_COMMIT_UNMARKED);
    }
    Optional<Drop> refusal = refusalByPolicy(message);
    if (refusal.isPresent()) {
      drop(event, refusal.get());
      return step.to(withEffort(state.effort().noneAcceptable()));
    }
    Optional<Long> v6OnlyWait = Acquisition.v6OnlyWait(step, message);
    if (v6OnlyWait.isPresent()) {
      return Acquisition.waitForV6(step, state.effort(), v6OnlyWait.get());
    }
    Reading reading = step.leases.read(message, state.exchange().firstSentAt(), step.random);
    return reading instanceof Lease lease
        ? Acquisition.take(step, state.effort(), lease)
        : drop(event, Drop.of(((Reading.Unusable) reading).defect()));
  }

  @Override
  Transition nak(Event.Received event) {
    return noOffer(event, Drop.NOT_EXPECTED);
  }

  /** What gives no lease tells all the same that its server is there, and may not be. */
  private Transition noOffer(Event.Received event, Drop drop) {
    Optional<Drop> denied = ReplyCheck.fromAny(step.settings.offers(), event.message());
    if (lists() && denied.equals(Optional.of(Drop.DENIED_SERVER))) {
      drop(event, Drop.DENIED_SERVER);
      return step.to(withEffort(state.effort().noneAcceptable()));
    }
    return drop(event, drop);
  }

  private boolean lists() {
    return step.settings.mode() instanceof Mode.Discover;
  }

  private Acquiring.Selecting withEffort(Effort effort) {
    return new Acquiring.Selecting(effort, state.exchange(), state.offers(), state.chooseAt());
  }

  private Optional<Drop> refusalByPolicy(DhcpMessage message) {
    return ReplyCheck.fromAny(step.settings.offers(), message)
        .or(
            () ->
                ReplyCheck.lacksOne(step.settings.offers().required(), message)
                    ? Optional.of(Drop.REQUIRED_OPTION_MISSING)
                    : Optional.empty());
  }

  @Override
  Transition due() {
    return step.now >= state.chooseAt() ? choose(state) : resend();
  }

  private Transition choose(Acquiring.Selecting selecting) {
    if (lists()) {
      boolean allGood = selecting.effort().trouble() != Outcome.NONE_ACCEPTABLE;
      return step.finish(allGood ? Outcome.DONE : Outcome.NONE_ACCEPTABLE);
    }
    Offer best = OfferChoice.best(selecting.offers(), selecting.effort().wish());
    Optional<Long> v6OnlyWait = Acquisition.v6OnlyWait(step, best.terms().ack());
    return v6OnlyWait.isPresent()
        ? Acquisition.waitForV6(step, selecting.effort(), v6OnlyWait.get())
        : Acquisition.request(step, selecting.effort(), selecting.exchange(), best);
  }

  /** Section 4.1: the same transaction, later each time. */
  private Transition resend() {
    Exchange exchange = state.exchange();
    if (step.settings.mode().endsWhenBound()
        && !state.offers().isEmpty()
        && exchange.sent() >= MOST_ROUNDS) {
      return step.finish(Outcome.NONE_ACCEPTABLE);
    }
    Exchange next =
        exchange.resent(
            state.effort().secs(step.now),
            step.now + Backoff.answer(exchange.sent() + 1, step.random));
    step.broadcast(step.messages.discover(state.effort(), next.xid(), next.secs()));
    return step.to(new Acquiring.Selecting(state.effort(), next, state.offers(), state.chooseAt()));
  }
}

package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;

/** The ways into the states in which there is no lease: what is sent when they are entered. */
final class Acquisition {
  /** A client that is to end once bound gives up after so many refusals (NAKs) in a row. */
  private static final int MOST_REFUSALS = 3;

  /** The same after so many offered addresses were in use. */
  private static final int MOST_CONFLICTS = 2;

  /** RFC 8925 section 3.4, MIN_V6ONLY_WAIT in seconds. */
  private static final long SHORTEST_V6ONLY_WAIT = 300;

  private Acquisition() {}

  /** INIT after a refusal, or with no wait when there was none. */
  static Transition init(Step step, Effort effort) {
    return initAfter(step, effort, Backoff.refusal(effort.refusals(), step.random));
  }

  /** INIT for so many milliseconds, then SELECTING; at once when there are none. */
  static Transition initAfter(Step step, Effort effort, long delay) {
    return delay == 0
        ? discover(step, effort)
        : step.to(new Acquiring.Init(effort, step.now + delay));
  }

  /** INIT until the link is up. */
  static Transition initWithoutLink(Step step, Effort effort) {
    return step.to(new Acquiring.Init(effort, State.NEVER));
  }

  /** SELECTING, with a transaction of its own (section 4.4.1). */
  static Transition discover(Step step, Effort effort) {
    Exchange exchange =
        Exchange.begin(
            step.random.nextInt(),
            effort.secs(step.now),
            step.now,
            step.now + Backoff.answer(1, step.random));
    step.broadcast(step.messages.discover(effort, exchange.xid(), exchange.secs()));
    return step.to(new Acquiring.Selecting(effort, exchange, List.of(), State.NEVER));
  }

  /**
   * REQUESTING, in the transaction of the offer and with the secs of its DISCOVER, so that relay
   * agents treat both alike (section 3.1 item 3).
   */
  static Transition request(Step step, Effort effort, Exchange discover, Offer chosen) {
    step.report(new Notice.OfferChosen(chosen));
    Exchange exchange =
        Exchange.begin(
            discover.xid(), discover.secs(), step.now, step.now + Backoff.answer(1, step.random));
    step.broadcast(step.messages.request(chosen.terms(), exchange.xid(), exchange.secs()));
    return step.to(new Acquiring.Requesting(effort, exchange, chosen));
  }

  /** REBOOTING (section 4.4.2). */
  static Transition reboot(Step step, Effort effort, Lease lease, Optional<Guard> inUse) {
    Exchange exchange =
        Exchange.begin(
            step.random.nextInt(),
            effort.secs(step.now),
            step.now,
            Math.min(
                step.now + Backoff.answer(1, step.random), rebootUntil(step, effort, step.now)));
    step.broadcast(step.messages.reboot(lease.address(), exchange.xid(), exchange.secs()));
    return step.to(new Acquiring.Rebooting(effort, exchange, lease, inUse));
  }

  /**
   * Until when INIT-REBOOT waits for an answer. A server that does not know of the lease is silent
   * (section 4.3.2): where the time is bounded, at least half of it is left for DISCOVER.
   */
  static long rebootUntil(Step step, Effort effort, long since) {
    long wait = step.settings.timing().rebootWait();
    return since + Math.min(wait, (effort.deadline() - since) / 2);
  }

  /** INFORMING (section 4.4.3). */
  static Transition inform(Step step, Effort effort, Ipv4Address address) {
    Exchange exchange =
        Exchange.begin(
            step.random.nextInt(), 0, step.now, step.now + Backoff.answer(1, step.random));
    step.send(
        step.messages.inform(address, exchange.xid(), exchange.secs()),
        address,
        Ipv4Address.BROADCAST);
    return step.to(new Acquiring.Informing(effort, exchange, address));
  }

  /** A server gave a lease: it is tried by ARP, if so set, and then used. */
  static Transition take(Step step, Effort effort, Lease lease) {
    if (lease.times().isOver(step.now)) {
      return init(step, effort.unusable());
    }
    ConflictCheck check = step.settings.conflictCheck();
    if (!check.isOn()) {
      return Tenure.bind(step, effort, lease);
    }
    step.act(new Action.SendProbe(lease.address()));
    return step.to(new Acquiring.Probing(effort, lease, 1, step.now + check.spacingMillis()));
  }

  /** The address is in use elsewhere (section 3.1 item 5): DECLINE, and a rest before DISCOVER. */
  static Transition decline(Step step, Effort effort, Lease lease, MacAddress by) {
    step.broadcast(step.messages.decline(lease, step.random.nextInt()));
    step.act(new Action.ForgetLease());
    step.report(new Notice.Conflict(lease.address(), by, Notice.Answer.DECLINED));
    Effort next = effort.conflicted();
    long rested = step.now + step.settings.timing().declineWait();
    // A rest that outlasts the time that is left would only put the answer off.
    boolean tooLate = next.isOver(rested);
    if (step.settings.mode().endsWhenBound() && (next.conflicts() >= MOST_CONFLICTS || tooLate)) {
      return step.finish(next.trouble());
    }
    return step.to(new Acquiring.Declined(next, rested));
  }

  /** A server refused (section 3.1 item 5, 3.2 item 3): back to INIT, each time more slowly. */
  static Transition refused(Step step, Effort effort) {
    Effort next = effort.refused();
    return step.settings.mode().endsWhenBound() && next.refusals() >= MOST_REFUSALS
        ? step.finish(next.trouble())
        : init(step, next);
  }

  /** Tells of a NAK. */
  static void reportRefusal(Step step, State in, DhcpMessage nak) {
    step.report(
        new Notice.Refused(
            nak.get(Options.SERVER_IDENTIFIER).orElse(Ipv4Address.ANY),
            nak.get(Options.MESSAGE),
            in.name()));
  }

  /** The wait of RFC 8925, if the answer asks for it and we asked for that; in milliseconds. */
  static Optional<Long> v6OnlyWait(Step step, DhcpMessage answer) {
    return step.settings.wishes().requests(Options.IPV6_ONLY_PREFERRED.code())
        ? answer
            .get(Options.IPV6_ONLY_PREFERRED)
            .map(seconds -> Math.max(seconds, SHORTEST_V6ONLY_WAIT) * 1_000)
        : Optional.empty();
  }

  /** V6ONLY_WAIT: no IPv4 for so many milliseconds. */
  static Transition waitForV6(Step step, Effort effort, long millis) {
    step.report(new Notice.Ipv6Only(millis / 1_000));
    return step.to(new Acquiring.V6OnlyWait(effort, step.now + millis));
  }
}

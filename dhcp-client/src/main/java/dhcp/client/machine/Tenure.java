package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** The ways into and out of the states in which the address is in use. */
final class Tenure {
  private static final long SECOND = 1_000;

  /** A phase of an infinite lease, which only the user ends by wanting a renewal. */
  private static final long ENDLESS = 3_600 * SECOND;

  private Tenure() {}

  /** BOUND with a new lease. */
  static Transition bind(Step step, Effort effort, Lease lease) {
    step.act(new Action.SaveLease(lease));
    step.act(new Action.Configure(lease, Optional.empty()));
    return bound(step, lease, Guard.QUIET, new Placement.First(effort));
  }

  /** BOUND with a lease that extends another: the same address, or a move to a new one. */
  static Transition extend(Step step, Lease previous, Guard guard, Lease lease, Notice.How how) {
    if (!lease.address().equals(previous.address())) {
      step.report(new Notice.Renumbered(lease, previous));
      step.lose(previous, Loss.RENUMBERED);
      return Acquisition.take(step, Effort.again(step.now, Optional.empty()), lease);
    }
    step.act(new Action.SaveLease(lease));
    step.act(new Action.Configure(lease, Optional.of(previous)));
    return bound(step, lease, guard, new Placement.Again(previous, how));
  }

  /** BOUND as before, when INIT-REBOOT of a lease in use brought no answer. */
  static Transition resume(Step step, Lease lease, Guard guard) {
    return bound(step, lease, guard, new Placement.Done());
  }

  /** Whatever a server says and however late, there is a second between two renewals. */
  private static Transition bound(Step step, Lease lease, Guard guard, Placement placement) {
    Lease rested = lease.with(lease.times().renewedNotBefore(step.now + SECOND));
    return step.to(new Holding.Bound(rested, guard, placement));
  }

  /** RENEWING: by unicast to the server that gave the lease (section 4.4.5). */
  static Transition renew(Step step, Holding held) {
    return sendRenewal(
        step,
        held,
        Exchange.begin(
            step.random.nextInt(),
            0,
            step.now,
            resendAt(step.now, step.now, held.lease().times().rebindAt())));
  }

  /** Sends the renewal again, in the same transaction. */
  static Transition renewAgain(Step step, Holding.Renewing held) {
    long until = held.lease().times().rebindAt();
    return sendRenewal(step, held, again(step, held.exchange(), until));
  }

  private static Transition sendRenewal(Step step, Holding held, Exchange exchange) {
    Lease lease = held.lease();
    step.send(
        step.messages.extension(lease.address(), exchange.xid(), exchange.secs()),
        lease.address(),
        lease.server());
    return step.to(new Holding.Renewing(lease, held.guard(), exchange));
  }

  /** REBINDING: by broadcast to every server (section 4.4.5). */
  static Transition rebind(Step step, Holding held) {
    return sendRebinding(
        step,
        held,
        Exchange.begin(
            step.random.nextInt(),
            0,
            step.now,
            resendAt(step.now, step.now, held.lease().times().endsAt())));
  }

  /** Sends the rebinding again, in the same transaction. */
  static Transition rebindAgain(Step step, Holding.Rebinding held) {
    long until = held.lease().times().endsAt();
    return sendRebinding(step, held, again(step, held.exchange(), until));
  }

  private static Transition sendRebinding(Step step, Holding held, Exchange exchange) {
    Lease lease = held.lease();
    step.send(
        step.messages.extension(lease.address(), exchange.xid(), exchange.secs()),
        lease.address(),
        Ipv4Address.BROADCAST);
    return step.to(new Holding.Rebinding(lease, held.guard(), exchange));
  }

  private static Exchange again(Step step, Exchange exchange, long until) {
    long secs = (step.now - exchange.firstSentAt()) / SECOND;
    return exchange.resent(
        (int) Math.min(secs, 0xffff), resendAt(step.now, exchange.firstSentAt(), until));
  }

  /** The next phase begins with a message too: within a second before it nothing is sent. */
  private static long resendAt(long now, long since, long until) {
    if (until == State.NEVER) {
      return now + Backoff.extension(ENDLESS, ENDLESS);
    }
    long at = now + Backoff.extension(until - since, until - now);
    return at > until - SECOND ? State.NEVER : at;
  }

  /** Gives the lease back (section 4.4.6): while the address is still there to send from. */
  static void release(Step step, Lease lease) {
    step.send(step.messages.release(lease, step.random.nextInt()), lease.address(), lease.server());
    step.lose(lease, Loss.RELEASED);
    step.act(new Action.ForgetLease());
  }
}

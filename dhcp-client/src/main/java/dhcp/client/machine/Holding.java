package dhcp.client.machine;

import dhcp.client.lease.Lease;
import java.util.Optional;

/** The states in which the address is in use. */
public sealed interface Holding extends State {
  Lease lease();

  Guard guard();

  /** When this state itself has something to do, the announcements apart. */
  long due();

  /** The same state with another guard. */
  Holding withGuard(Guard guard);

  @Override
  default Optional<Lease> leaseInUse() {
    return Optional.of(lease());
  }

  @Override
  default long timer() {
    return Math.min(due(), guard().announceAt());
  }

  /** The lease is fresh: nothing is to be sent before T1. */
  record Bound(Lease lease, Guard guard, Placement placement) implements Holding {
    @Override
    public StateName name() {
      return StateName.BOUND;
    }

    @Override
    public long due() {
      return lease.times().renewAt();
    }

    @Override
    public Bound withGuard(Guard guard) {
      return new Bound(lease, guard, placement);
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.bound(this);
    }
  }

  /** T1 has passed: the server that gave the lease is asked to extend it (section 4.4.5). */
  record Renewing(Lease lease, Guard guard, Exchange exchange) implements Holding {
    @Override
    public StateName name() {
      return StateName.RENEWING;
    }

    @Override
    public long due() {
      return Math.min(exchange.resendAt(), lease.times().rebindAt());
    }

    @Override
    public Renewing withGuard(Guard guard) {
      return new Renewing(lease, guard, exchange);
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.renewing(this);
    }
  }

  /** T2 has passed: any server is asked to extend the lease. */
  record Rebinding(Lease lease, Guard guard, Exchange exchange) implements Holding {
    @Override
    public StateName name() {
      return StateName.REBINDING;
    }

    @Override
    public long due() {
      return Math.min(exchange.resendAt(), lease.times().endsAt());
    }

    @Override
    public Rebinding withGuard(Guard guard) {
      return new Rebinding(lease, guard, exchange);
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.rebinding(this);
    }
  }
}

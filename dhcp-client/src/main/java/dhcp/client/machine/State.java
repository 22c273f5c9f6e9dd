package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseTimes;
import java.util.Optional;

/** Where a client is, with what is known there and nothing else. */
public sealed interface State permits State.Idle, Acquiring, Holding, State.Stopped {
  /** No {@link Event.Timer} is wanted. */
  long NEVER = LeaseTimes.NEVER;

  StateName name();

  /**
   * When the machine wants {@link Event.Timer}, in milliseconds of its clock, or {@link #NEVER}.
   */
  long timer();

  /** The lease whose address is in use, on the interface or about to be. */
  default Optional<Lease> leaseInUse() {
    return Optional.empty();
  }

  /** Calls the visitor's method for this state. */
  <R> R accept(StateVisitor<R> visitor);

  /** Before the start. */
  record Idle() implements State {
    @Override
    public StateName name() {
      return StateName.IDLE;
    }

    @Override
    public long timer() {
      return NEVER;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.idle(this);
    }
  }

  /** At the end. */
  record Stopped(Outcome outcome) implements State {
    @Override
    public StateName name() {
      return StateName.STOPPED;
    }

    @Override
    public long timer() {
      return NEVER;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.stopped(this);
    }
  }
}

package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** IDLE: the start decides by the mode, and by what an earlier run has left. */
final class IdleBehaviour extends UnmovedBehaviour<State.Idle> {
  IdleBehaviour(Step step, State.Idle state) {
    super(step, state);
  }

  @Override
  public Transition start(Event.Start event) {
    Mode mode = step.settings.mode();
    if (mode instanceof Mode.Release) {
      return release(event.stored());
    }
    if (mode instanceof Mode.Inform inform) {
      return Acquisition.inform(step, effort(Optional.empty()), inform.address());
    }
    return mode instanceof Mode.Discover ? select(Optional.empty()) : acquire(event.stored());
  }

  private Transition release(Optional<Lease> stored) {
    if (stored.isEmpty()) {
      return step.finish(Outcome.FAILED);
    }
    if (stored.get().times().isOver(step.now)) {
      step.lose(stored.get(), Loss.EXPIRED);
      step.act(new Action.ForgetLease());
    } else {
      Tenure.release(step, stored.get());
    }
    return step.finish(Outcome.DONE);
  }

  /** What an earlier run left on the interface stays only if its lease is the one to verify. */
  private Transition acquire(Optional<Lease> stored) {
    Optional<Ipv4Address> wish = step.settings.wishes().address();
    if (stored.isEmpty()) {
      return select(wish);
    }
    Lease old = stored.get();
    if (old.times().isOver(step.now)) {
      step.act(new Action.Deconfigure(old, Loss.EXPIRED));
      return select(wish.or(() -> Optional.of(old.address())));
    }
    if (wish.isPresent() && !wish.get().equals(old.address())) {
      step.act(new Action.Deconfigure(old, Loss.NOT_CONFIRMED));
      return select(wish);
    }
    return Acquisition.reboot(step, effort(wish), old, Optional.empty());
  }

  /** Section 4.4.1: many clients that are switched on together must not speak all at once. */
  private Transition select(Optional<Ipv4Address> wish) {
    long most = step.settings.timing().startDelay();
    long delay = most > 0 ? step.random.nextLong(most + 1) : 0;
    return Acquisition.initAfter(step, effort(wish), delay);
  }

  private Effort effort(Optional<Ipv4Address> wish) {
    return Effort.first(step.now, step.settings.timing().timeout(), wish);
  }

  @Override
  public Transition interfaceGone(Event.InterfaceGone event) {
    return step.finish(Outcome.NO_INTERFACE);
  }

  @Override
  public Transition stopRequested(Event.StopRequested event) {
    return step.finish(Outcome.INTERRUPTED);
  }
}

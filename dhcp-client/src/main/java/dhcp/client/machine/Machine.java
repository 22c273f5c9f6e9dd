package dhcp.client.machine;

import dhcp.net.MacAddress;
import java.util.random.RandomGenerator;

/**
 * The client's state machine: RFC 2131 figure 5 with the address check of RFC 5227, rapid commit
 * (RFC 4039) and the IPv6-only wait (RFC 8925).
 *
 * <p>A value: it remembers nothing between events. The caller keeps the state, carries out the
 * actions in their order, and sends {@link Event.Timer} when {@link State#timer} comes.
 */
public record Machine(Settings settings) {
  /** Where every client begins. */
  public State initial() {
    return new State.Idle();
  }

  /** The same client on an interface whose hardware address changed. */
  public Machine withHardwareAddress(MacAddress mac) {
    return new Machine(settings.with(settings.identity().withHardwareAddress(mac)));
  }

  /**
   * What the event leads to.
   *
   * @param now milliseconds of a monotonic clock that counts suspended time too; never less than in
   *     the call before
   * @param random where transaction ids and the spread of timers come from
   */
  public Transition on(State state, Event event, long now, RandomGenerator random) {
    Behaviours behaviours = new Behaviours(new Step(settings, now, random));
    Transition transition = event.accept(state.accept(behaviours));
    State next = transition.next();
    boolean over = next.leaseInUse().filter(lease -> lease.times().isOver(now)).isPresent();
    // Whatever happened at the end of a lease or after it, the address is not used any more.
    return over ? new Event.Timer().accept(next.accept(behaviours)) : transition;
  }
}

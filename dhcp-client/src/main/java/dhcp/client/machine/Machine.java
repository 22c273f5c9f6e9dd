package dhcp.client.machine;

import dhcp.net.MacAddress;

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
}

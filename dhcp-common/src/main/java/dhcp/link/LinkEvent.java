package dhcp.link;

import dhcp.net.MacAddress;
import java.util.List;

/** A change of the interface under a link. */
public sealed interface LinkEvent {
  /** The interface is up and has a carrier; frames can be sent and received from now on. */
  record Up() implements LinkEvent {}

  /** The interface was set down or lost its carrier. */
  record Down() implements LinkEvent {}

  /** The interface no longer exists. */
  record Gone() implements LinkEvent {}

  /**
   * An interface of the name exists (again); whether it is up is told by its own event.
   *
   * @param state what it is now
   */
  record Returned(InterfaceState state) implements LinkEvent {}

  /**
   * Somebody renamed the interface. The link stays with it.
   *
   * @param to the new name
   */
  record Renamed(String to) implements LinkEvent {}

  /**
   * The IPv4 addresses of the interface are others than before.
   *
   * @param addresses all of them, as they are now
   */
  record AddressesChanged(List<InterfaceAddress> addresses) implements LinkEvent {}

  /**
   * The interface has another hardware address, and the link listens to that one.
   *
   * @param from the address until now
   * @param to the new one
   */
  record MacChanged(MacAddress from, MacAddress to) implements LinkEvent {}

  /**
   * The largest IPv4 packet that the interface takes is another.
   *
   * @param to in bytes, without the Ethernet header
   */
  record MtuChanged(int to) implements LinkEvent {}
}

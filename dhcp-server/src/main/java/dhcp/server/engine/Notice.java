package dhcp.server.engine;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Something an operator should hear about that did not change the decision. */
public sealed interface Notice {
  /**
   * One client identifier came from two hardware addresses: most likely a cloned machine. Both are
   * one client to the server.
   */
  record ClonedIdentifier(HardwareAddress before, HardwareAddress now) implements Notice {}

  /** The address reserved for the client is taken, so that it gets another. */
  record ReservedAddressTaken(Ipv4Address address, Optional<HardwareAddress> by)
      implements Notice {}
}

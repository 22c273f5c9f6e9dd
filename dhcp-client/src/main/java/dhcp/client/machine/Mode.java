package dhcp.client.machine;

import dhcp.net.Ipv4Address;

/** What the client is there for. */
public sealed interface Mode {
  /** Whether the machine ends when the lease is in place. */
  default boolean endsWhenBound() {
    return false;
  }

  /** Holds a lease until told to stop. */
  record Stay() implements Mode {}

  /** Gets a lease, has it configured and ends. */
  record Once() implements Mode {
    @Override
    public boolean endsWhenBound() {
      return true;
    }
  }

  /** Lists the offers and takes none. */
  record Discover() implements Mode {}

  /** Asks for parameters by DHCPINFORM, for an address that it has by other means. */
  record Inform(Ipv4Address address) implements Mode {}

  /** Gives the stored lease back and ends. */
  record Release() implements Mode {}
}

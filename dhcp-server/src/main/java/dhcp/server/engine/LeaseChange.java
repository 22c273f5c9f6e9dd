package dhcp.server.engine;

import dhcp.net.Ipv4Address;

/** What the store must make durable after a decision. */
public sealed interface LeaseChange {
  Ipv4Address address();

  /** The address is now so; whatever was stored for it is replaced. */
  record Put(LeaseRecord lease) implements LeaseChange {
    @Override
    public Ipv4Address address() {
      return lease.address();
    }
  }

  /** Nothing is known about the address any more. */
  record Remove(Ipv4Address address) implements LeaseChange {}
}

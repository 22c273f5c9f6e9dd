package dhcp.server.engine;

import dhcp.net.Ipv4Address;

/**
 * An address for a client and for how long.
 *
 * @param address the address, {@code yiaddr}
 * @param scope its subnet
 * @param leaseSeconds 1 to 2^32-1, the highest meaning for ever
 */
public record Grant(Ipv4Address address, Scope scope, long leaseSeconds) {
  /** When the lease ends, in milliseconds of the engine's clock. */
  long end(long now) {
    return leaseSeconds == LeaseTimes.INFINITE ? LeaseRecord.NEVER : now + leaseSeconds * 1000;
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * An address kept for one client, inside the ranges or not, with what is special for it.
 *
 * @param key the client
 * @param address its address, in a subnet that is served
 * @param hostname the name it is told when it asks (option 12)
 * @param options its options, before those of its classes and its subnet
 */
public record Reservation(
    ReservationKey key, Ipv4Address address, Optional<String> hostname, OptionSet options) {
  public Reservation(ReservationKey key, Ipv4Address address) {
    this(key, address, Optional.empty(), OptionSet.NONE);
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Finds what an operator should hear about when a client gets an address. */
final class Notices {
  private Notices() {}

  static Optional<Notice> of(Query query, Ipv4Address address, Books books, long now) {
    return cloned(query, address, books, now).or(() -> reservation(query, address, books));
  }

  private static Optional<Notice> cloned(Query query, Ipv4Address address, Books books, long now) {
    if (query.client().source() == ClientKey.Source.HARDWARE_ADDRESS) {
      return Optional.empty();
    }
    return books
        .leases()
        .at(address)
        .filter(lease -> lease.isHeld(now) && lease.isKeyedBy(query.client()))
        .filter(lease -> !lease.hasHardware(query.hardware()))
        .flatMap(lease -> lease.toRecord().hardwareAddress())
        .map(before -> new Notice.ClonedIdentifier(before, query.message().chaddr()));
  }

  private static Optional<Notice> reservation(Query query, Ipv4Address address, Books books) {
    return books
        .topology()
        .reservations()
        .of(query)
        .map(Reservation::address)
        .filter(reserved -> !reserved.equals(address))
        .map(
            reserved ->
                new Notice.ReservedAddressTaken(
                    reserved,
                    books
                        .leases()
                        .at(reserved)
                        .flatMap(lease -> lease.toRecord().hardwareAddress())));
  }
}

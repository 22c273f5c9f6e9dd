package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Finds what an operator should hear about when a client gets an address. */
final class Notices {
  private Notices() {}

  static Optional<Notice> of(Query query, Ipv4Address address, Books books, long now) {
    Optional<Notice> cloned = cloned(query, address, books, now);
    return cloned.isPresent() ? cloned : reservation(query, address, books);
  }

  private static Optional<Notice> cloned(Query query, Ipv4Address address, Books books, long now) {
    if (query.client().source() == ClientKey.Source.HARDWARE_ADDRESS) {
      return Optional.empty();
    }
    Optional<Lease> lease = books.leases().at(address);
    return lease.isPresent()
            && lease.get().isHeld(now)
            && lease.get().isKeyedBy(query.client())
            && !lease.get().hasHardware(query.hardware())
        ? lease
            .get()
            .toRecord()
            .hardwareAddress()
            .map(before -> new Notice.ClonedIdentifier(before, query.message().chaddr()))
        : Optional.empty();
  }

  private static Optional<Notice> reservation(Query query, Ipv4Address address, Books books) {
    Optional<Reservation> own = books.topology().reservations().of(query);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return own.map(Reservation::address)
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

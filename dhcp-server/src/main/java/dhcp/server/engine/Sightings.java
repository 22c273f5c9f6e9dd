package dhcp.server.engine;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/**
 * Takes in which stations ARP shows using which addresses: as answers to probes, or seen anyway. An
 * address in use by a station that it is neither leased nor offered to is given to nobody else.
 */
final class Sightings {
  private static final ClientKey NOBODY =
      new ClientKey(Octets.NONE, ClientKey.Source.HARDWARE_ADDRESS);

  private final Books books;
  private final Register register;

  Sightings(Books books, Register register) {
    this.books = books;
    this.register = register;
  }

  /** Takes in one, and says if it is against what the server knows. */
  Optional<Conflict> seen(Ipv4Address address, MacAddress station, long now) {
    if (books.topology().scopeOf(address).isEmpty()) {
      return Optional.empty();
    }
    byte[] hardware = ClientKey.typed(HardwareAddress.ofEthernet(station));
    Optional<Lease> lease = books.leases().at(address);
    Optional<OfferBook.Offer> offer = books.offers().at(address);
    boolean own =
        lease.filter(known -> known.hasHardware(hardware)).isPresent()
            || offer.filter(held -> held.hardware().sameAs(hardware)).isPresent();
    boolean quarantined = lease.filter(known -> known.isQuarantined(now)).isPresent();
    boolean leased =
        lease.isPresent() || offer.isPresent() || books.topology().sliceOf(address).isFree(address);
    if (own || quarantined || !leased) {
      return Optional.empty();
    }
    return Optional.of(
        lease
            .filter(known -> known.isHeld(now))
            .map(known -> conflict(address, station, Conflict.Against.LEASE, known.client()))
            .orElseGet(() -> quarantined(address, station, offer, now)));
  }

  private Conflict quarantined(
      Ipv4Address address, MacAddress station, Optional<OfferBook.Offer> offer, long now) {
    Lease entry = books.leases().entry(address);
    if (entry.isFiled() && entry.state().isLease()) {
      register.expire(entry); // it has run out; nobody had noticed yet
    }
    books.leases().assign(entry, NOBODY, ClientKey.typed(HardwareAddress.ofEthernet(station)));
    ClientFacts.clear(entry);
    register.quarantine(entry, LeaseState.CONFLICT, now);
    return offer
        .map(held -> conflict(address, station, Conflict.Against.OFFER, held.client()))
        .orElseGet(() -> conflict(address, station, Conflict.Against.NOBODY, NOBODY));
  }

  private static Conflict conflict(
      Ipv4Address address, MacAddress station, Conflict.Against against, ClientKey client) {
    return new Conflict(address, station, against, client);
  }
}

package dhcp.server.engine;

import dhcp.message.RelayAgentInformation;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reservations by client and by address. A client may have one in each subnet. */
final class Reservations {
  private final Map<ReservationKey, List<Reservation>> byKey = new HashMap<>();
  private final Map<Ipv4Address, Reservation> byAddress = new HashMap<>();
  private final boolean byCircuit;

  Reservations(List<Reservation> all) {
    for (Reservation reservation : all) {
      byKey.computeIfAbsent(reservation.key(), key -> new ArrayList<>()).add(reservation);
      byAddress.put(reservation.address(), reservation);
    }
    byCircuit = all.stream().anyMatch(r -> r.key().kind() == ReservationKey.Kind.CIRCUIT_ID);
  }

  /** The reservation of an address. */
  Optional<Reservation> at(Ipv4Address address) {
    return byAddress.isEmpty() ? Optional.empty() : Optional.ofNullable(byAddress.get(address));
  }

  /**
   * The sender's reservation in its network: by identifier, else hardware address, else circuit.
   */
  Optional<Reservation> of(Query query) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    return identifierKey(query)
        .flatMap(key -> find(key, query.network()))
        .or(() -> hardwareKey(query).flatMap(key -> find(key, query.network())))
        .or(() -> circuitKey(query).flatMap(key -> find(key, query.network())));
  }

  private Optional<Reservation> find(ReservationKey key, Network network) {
    for (Reservation reservation : byKey.getOrDefault(key, List.of())) {
      if (network.contains(reservation.address().bits())) {
        return Optional.of(reservation);
      }
    }
    return Optional.empty();
  }

  private static Optional<ReservationKey> identifierKey(Query query) {
    return query.client().source() == ClientKey.Source.CLIENT_IDENTIFIER
        ? Optional.of(
            new ReservationKey(ReservationKey.Kind.CLIENT_IDENTIFIER, query.client().octets()))
        : Optional.empty();
  }

  private static Optional<ReservationKey> hardwareKey(Query query) {
    return query.message().chaddr().mac().map(ReservationKey::ofMac);
  }

  private Optional<ReservationKey> circuitKey(Query query) {
    return byCircuit
        ? query
            .relay(RelayAgentInformation.CIRCUIT_ID)
            .map(id -> new ReservationKey(ReservationKey.Kind.CIRCUIT_ID, Octets.wrap(id)))
        : Optional.empty();
  }
}

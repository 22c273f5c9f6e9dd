package dhcp.server;

import dhcp.server.engine.Reservation;
import dhcp.server.engine.ReservationKey;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reservations that operators made or took back while the server runs. They are laid over those of
 * the configuration, also over one that is read anew.
 */
final class LiveReservations {
  private final Map<ReservationKey, Reservation> made = new LinkedHashMap<>();
  private final Set<ReservationKey> takenBack = new HashSet<>();

  /** The policy with these reservations instead of the configured ones of the same clients. */
  ServerPolicy over(ServerPolicy policy) {
    List<Reservation> all = new ArrayList<>();
    policy.reservations().stream()
        .filter(one -> !takenBack.contains(one.key()) && !made.containsKey(one.key()))
        .forEach(all::add);
    made.values().stream().filter(one -> refusal(one, policy).isEmpty()).forEach(all::add);
    return new ServerPolicy(
        policy.features(),
        policy.subnets(),
        policy.classes(),
        all,
        policy.holdTimes(),
        policy.limits());
  }

  /** Why a reservation cannot be, with what to do; empty when it can. */
  static Optional<String> refusal(Reservation reservation, ServerPolicy policy) {
    Optional<SubnetPolicy> subnet =
        policy.subnets().stream()
            .filter(s -> s.subnet().isHostAddress(reservation.address()))
            .findFirst();
    if (subnet.isEmpty()) {
      return Optional.of(
          reservation.address() + " is no host's address in a subnet that is served");
    }
    if (subnet.get().serverIdentifier().filter(reservation.address()::equals).isPresent()) {
      return Optional.of(reservation.address() + " is the server's own");
    }
    return policy.reservations().stream()
        .filter(one -> one.address().equals(reservation.address()))
        .filter(one -> !one.key().equals(reservation.key()))
        .findFirst()
        .map(
            one ->
                reservation.address() + " is reserved for " + one.key() + "; unreserve that first");
  }

  void make(Reservation reservation) {
    takenBack.remove(reservation.key());
    made.put(reservation.key(), reservation);
  }

  void takeBack(ReservationKey key) {
    made.remove(key);
    takenBack.add(key);
  }
}

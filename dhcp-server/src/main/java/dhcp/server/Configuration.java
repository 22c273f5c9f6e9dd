package dhcp.server;

import dhcp.cli.ExitCode;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerConfig;
import dhcp.server.control.ControlException;
import dhcp.server.engine.Reservation;
import dhcp.server.engine.ReservationKey;
import dhcp.server.engine.ServerPolicy;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force, and how it is changed while the server runs: as a whole and without a
 * gap, or not at all.
 */
final class Configuration {
  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  private final ConfigSource source;
  private final Desk desk;
  private final LinkWatch watch;
  private final LiveReservations live = new LiveReservations();
  private ServerConfig current;

  Configuration(ServerConfig config, ConfigSource source, Desk desk, LinkWatch watch) {
    this.current = config;
    this.source = source;
    this.desk = desk;
    this.watch = watch;
  }

  /**
   * Reads flags and file again and decides by them from now on; leases stay.
   *
   * @throws ControlException saying what is wrong; everything stays as it is then
   */
  synchronized void reload() throws ControlException {
    ServerConfig next;
    try {
      next = source.read();
    } catch (ConfigException e) {
      LOG.warn("not reloaded, the configuration in force stays: {}", e.getMessage());
      throw new ControlException(
          ExitCode.USAGE, "not reloaded, the configuration in force stays:\n" + e.getMessage());
    }
    if (!next.interfaces().equals(current.interfaces()) || !next.run().equals(current.run())) {
      throw new ControlException(
          ExitCode.USAGE,
          "not reloaded: interfaces, control, lease-db, lease-history and wait-interface"
              + " cannot change while the server runs;"
              + " restart it for that");
    }
    current = next;
    apply();
    LOG.info(
        "reloaded: {} subnets, {} reservations",
        next.policy().subnets().size(),
        next.policy().reservations().size());
  }

  /** The reservations in force that are for somebody, or of an address. */
  List<Reservation> reservations(Who who) {
    return desk.policy().reservations().stream().filter(one -> fits(who, one)).toList();
  }

  private static boolean fits(Who who, Reservation reservation) {
    if (who instanceof Who.Address wanted) {
      return wanted.address().equals(reservation.address());
    }
    if (who instanceof Who.Mac wanted) {
      return ReservationKey.ofMac(wanted.mac()).equals(reservation.key());
    }
    if (who instanceof Who.Identifier wanted) {
      return reservation.key().kind() == ReservationKey.Kind.CLIENT_IDENTIFIER
          && reservation.key().octets().equals(wanted.octets());
    }
    return who instanceof Who.Name wanted
        && reservation.hostname().filter(wanted.name()::equalsIgnoreCase).isPresent();
  }

  /**
   * Reserves an address in place of what was reserved for the client.
   *
   * @throws ControlException when that cannot be
   */
  synchronized void reserve(Reservation reservation) throws ControlException {
    Optional<String> refusal = LiveReservations.refusal(reservation, desk.policy());
    if (refusal.isPresent()) {
      throw new ControlException(ExitCode.USAGE, refusal.get());
    }
    live.make(reservation);
    apply();
    LOG.info("reserved {} for {}", reservation.address(), reservation.key());
  }

  /**
   * @throws ControlException when nothing is reserved for the client
   */
  synchronized void unreserve(ReservationKey key) throws ControlException {
    if (desk.policy().reservations().stream().noneMatch(one -> one.key().equals(key))) {
      throw new ControlException(ExitCode.FAILED, "nothing is reserved for " + key);
    }
    live.takeBack(key);
    apply();
    LOG.info("reservation for {} taken back", key);
  }

  private void apply() {
    ServerPolicy policy = live.over(current.policy());
    desk.reload(policy);
    watch.look();
  }
}

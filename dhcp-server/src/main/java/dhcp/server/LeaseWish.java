package dhcp.server;

import dhcp.cli.Durations;
import dhcp.cli.ExitCode;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlRequest;
import dhcp.server.engine.LeaseRecord;
import java.util.List;
import java.util.Optional;

/**
 * What {@code leases --wait KEY[=DURATION]} waits for.
 *
 * @param key whose lease, as it was written
 * @param who whose lease
 * @param seconds how long
 */
record LeaseWish(String key, Who who, long seconds) {
  private static final String ARGUMENT = "wait";
  private static final long USUAL_SECONDS = 60;

  /**
   * The wish in a request; empty when all leases are asked for.
   *
   * @throws ControlException when it cannot be read
   */
  static Optional<LeaseWish> of(ControlRequest request) throws ControlException {
    return request.arguments().containsKey(ARGUMENT)
        ? Optional.of(ControlArgument.of(request, ARGUMENT, LeaseWish::parse))
        : Optional.empty();
  }

  private static LeaseWish parse(String text) {
    int equals = text.lastIndexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    return new LeaseWish(
        key,
        Who.parse(key),
        equals < 0 ? USUAL_SECONDS : Durations.parse(text.substring(equals + 1)));
  }

  /** The lease, among those there are. */
  Optional<LeaseRecord> granted(List<LeaseRecord> leases, long now) {
    return leases.stream()
        .filter(lease -> lease.state().isLease() && lease.end() > now && who.fits(lease))
        .findFirst();
  }

  /** That there is no such lease after all. */
  ControlException disappointed() {
    return new ControlException(
        ExitCode.NO_OFFER, key + " got no lease within " + Durations.print(seconds));
  }
}

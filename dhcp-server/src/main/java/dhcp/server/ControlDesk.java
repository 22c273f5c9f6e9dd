package dhcp.server;

import dhcp.cli.Durations;
import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import dhcp.net.Ipv4Address;
import dhcp.server.config.ReservationReader;
import dhcp.server.control.ControlAnswer;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlHandler;
import dhcp.server.control.ControlRequest;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Reservation;
import dhcp.server.engine.ReservationKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers the subcommands that ask a running server. */
final class ControlDesk implements ControlHandler {
  private static final long USUAL_WAIT_SECONDS = 60;

  private final Desk desk;
  private final History history;
  private final Configuration configuration;

  ControlDesk(Desk desk, History history, Configuration configuration) {
    this.desk = desk;
    this.history = history;
    this.configuration = configuration;
  }

  @Override
  public void handle(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException {
    switch (request.command()) {
      case "leases" -> leases(request, answer);
      case "why" -> why(argument(request, "key", Who::parse), answer);
      case "release" -> release(argument(request, "address", Ipv4Address::parse), answer);
      case "reserve" -> reserve(argument(request, "reservation", ReservationReader::parse), answer);
      case "unreserve" -> unreserve(argument(request, "key", ReservationKey::parse), answer);
      case "reload" -> {
        reload();
        answer.accept(ControlAnswer.line("reloaded", "the new configuration is in force"));
      }
      case "status" -> status(answer);
      default ->
          throw new ControlException(
              ExitCode.USAGE, "this server knows no '" + request.command() + "'; is it older?");
    }
  }

  private static <T> T argument(ControlRequest request, String name, Function<String, T> parser)
      throws ControlException {
    try {
      return parser.apply(request.arguments().getOrDefault(name, ""));
    } catch (IllegalArgumentException e) {
      throw new ControlException(ExitCode.USAGE, e.getMessage());
    }
  }

  private void leases(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException {
    if (request.arguments().containsKey("wait")) {
      await(request.arguments().get("wait"), answer);
      return;
    }
    long now = desk.now();
    desk.leases().stream()
        .sorted(Comparator.comparing(LeaseRecord::address))
        .forEach(lease -> answer.accept(line(lease, now)));
  }

  private void await(String text, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException {
    int equals = text.lastIndexOf('=');
    Who who;
    long seconds;
    try {
      who = Who.parse(equals < 0 ? text : text.substring(0, equals));
      seconds = equals < 0 ? USUAL_WAIT_SECONDS : Durations.parse(text.substring(equals + 1));
    } catch (IllegalArgumentException e) {
      throw new ControlException(ExitCode.USAGE, e.getMessage());
    }
    Optional<LeaseRecord> lease =
        desk.waiters()
            .await(
                who, seconds, () -> bound(who), () -> answer.accept(ControlAnswer.stillWorking()));
    if (lease.isEmpty()) {
      throw new ControlException(
          ExitCode.NO_OFFER, text + " got no lease within " + Durations.print(seconds));
    }
    answer.accept(line(lease.get(), desk.now()));
  }

  private Optional<LeaseRecord> bound(Who who) {
    long now = desk.now();
    return desk.leases().stream()
        .filter(lease -> lease.state().isLease() && lease.end() > now && who.fits(lease))
        .findFirst();
  }

  private static JsonFields line(LeaseRecord lease, long now) {
    return LeaseText.put(ControlAnswer.line("lease", LeaseText.line(lease, now)), lease, now);
  }

  private void why(Who who, Consumer<JsonFields> answer) {
    List<History.Entry> decisions = history.find(entry -> entry.fits(who));
    decisions.forEach(entry -> answer.accept(line(entry)));
    long now = desk.now();
    List<LeaseRecord> leases = desk.leases().stream().filter(who::fits).toList();
    leases.forEach(lease -> answer.accept(line(lease, now)));
    List<Reservation> reservations = configuration.reservations(who);
    reservations.forEach(one -> answer.accept(line("reservation", one)));
    if (decisions.isEmpty() && leases.isEmpty() && reservations.isEmpty()) {
      answer.accept(
          ControlAnswer.line(
              "nothing", "nothing was heard of it lately, and it has no lease and no reservation"));
    }
  }

  private static JsonFields line(History.Entry entry) {
    return ControlAnswer.line("decision", entry.line())
        .put("when", entry.time().toString())
        .put("message", entry.message())
        .put("outcome", entry.outcome())
        .put("address", entry.address().toString())
        .put("mac", entry.chaddr().toString())
        .put("reason", entry.reason().code())
        .put("sentence", entry.sentence());
  }

  private static JsonFields line(String event, Reservation reservation) {
    return ControlAnswer.line(
            event, reservation.address() + " is reserved for " + reservation.key())
        .put("address", reservation.address().toString())
        .put("key", reservation.key().toString());
  }

  private void release(Ipv4Address address, Consumer<JsonFields> answer) throws ControlException {
    if (!desk.release(address)) {
      throw new ControlException(ExitCode.FAILED, "no lease of " + address + " is on record");
    }
    answer.accept(
        ControlAnswer.line("released", address + " is released")
            .put("address", address.toString()));
  }

  private void reserve(Reservation reservation, Consumer<JsonFields> answer)
      throws ControlException {
    configuration.reserve(reservation);
    answer.accept(line("reserved", reservation));
  }

  private void unreserve(ReservationKey key, Consumer<JsonFields> answer) throws ControlException {
    configuration.unreserve(key);
    answer.accept(
        ControlAnswer.line("unreserved", "nothing is reserved for " + key + " any more")
            .put("key", key.toString()));
  }

  /**
   * Reads flags and file again.
   *
   * @throws ControlException saying what is wrong; everything stays as it is then
   */
  void reload() throws ControlException {
    configuration.reload();
  }

  private void status(Consumer<JsonFields> answer) {
    JsonFields counters = desk.counters().snapshot();
    answer.accept(ControlAnswer.line("status", counters.toString()).put("counters", counters));
  }
}

package dhcp.server;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers the subcommands that ask a running server. */
final class ControlDesk implements ControlHandler {
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
      case "why" -> why(ControlArgument.of(request, "key", Who::parse), answer);
      case "release" -> release(ControlArgument.of(request, "address", Ipv4Address::parse), answer);
      case "reserve" ->
          reserve(ControlArgument.of(request, "reservation", ReservationReader::parse), answer);
      case "unreserve" ->
          unreserve(ControlArgument.of(request, "key", ReservationKey::parse), answer);
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

  private void leases(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException {
    Optional<LeaseWish> wish = LeaseWish.of(request);
    if (wish.isPresent()) {
      await(wish.get(), answer);
    } else {
      LeaseAnswers.all(desk.leases(), desk.now(), answer);
    }
  }

  private void await(LeaseWish wish, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException {
    Optional<LeaseRecord> lease =
        desk.waiters()
            .await(
                wish.who(),
                wish.seconds(),
                () -> wish.granted(desk.leases(), desk.now()),
                () -> answer.accept(ControlAnswer.stillWorking()));
    answer.accept(LeaseAnswers.line(lease.orElseThrow(wish::disappointed), desk.now()));
  }

  private void why(Who who, Consumer<JsonFields> answer) {
    List<History.Entry> decisions = history.find(entry -> entry.fits(who));
    decisions.forEach(entry -> answer.accept(line(entry)));
    long now = desk.now();
    List<LeaseRecord> leases = desk.leases().stream().filter(who::fits).toList();
    leases.forEach(lease -> answer.accept(LeaseAnswers.line(lease, now)));
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
    LeaseAnswers.released(address, desk.release(address), answer);
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

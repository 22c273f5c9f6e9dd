package dhcp.server;

import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import dhcp.net.Ipv4Address;
import dhcp.server.config.RunSettings;
import dhcp.server.control.ControlAnswer;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlHandler;
import dhcp.server.control.ControlRequest;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.lease.HistoryLimit;
import dhcp.server.lease.LeaseDatabase;
import dhcp.server.lease.StoreException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the subcommands out of a lease database, when no server does. What only reads may do so
 * beside a server; what writes needs the database to itself, as a server does.
 */
final class DatabaseDesk implements ControlHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseDesk.class);

  private final LeaseDatabase database;
  private final StoreClock clock = new StoreClock(new BootClock());

  private DatabaseDesk(LeaseDatabase database) {
    this.database = database;
  }

  /** Answers out of the database at a place where there is one. */
  static ControlHandler at(RunSettings.LeaseDb place) {
    return new DatabaseDesk(LeaseDb.database(place, "").orElseThrow());
  }

  @Override
  public void handle(ControlRequest request, Consumer<JsonFields> answer) throws ControlException {
    try {
      switch (request.command()) {
        case "leases" -> leases(request, answer);
        case "why" -> why(ControlArgument.of(request, "key", Who::parse), answer);
        case "release" ->
            release(ControlArgument.of(request, "address", Ipv4Address::parse), answer);
        default ->
            throw new ControlException(
                ExitCode.USAGE, "'" + request.command() + "' needs a server that runs");
      }
    } catch (StoreException e) {
      throw new ControlException(ExitCode.FAILED, advised(e));
    }
  }

  private static String advised(StoreException e) {
    return switch (e.kind()) {
      case IN_USE ->
          e.getMessage()
              + "; ask that one: --interface IF in its network namespace, or --control PATH";
      case DAMAGED -> e.getMessage() + "; a server that is started on it saves what can be read";
      case UNFIT, FAILED -> e.getMessage();
    };
  }

  private List<LeaseRecord> read() throws StoreException {
    return database.read(clock.now(), LOG::warn);
  }

  private void leases(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException, StoreException {
    Optional<LeaseWish> wish = LeaseWish.of(request);
    List<LeaseRecord> leases = read();
    long now = clock.now().uptime();
    if (wish.isEmpty()) {
      LeaseAnswers.all(leases, now, answer);
      return;
    }
    Optional<LeaseRecord> lease = wish.get().granted(leases, now);
    if (lease.isEmpty()) {
      throw new ControlException(
          ExitCode.NO_OFFER, wish.get().key() + " has no lease, and no server gives it one");
    }
    answer.accept(LeaseAnswers.line(lease.get(), now));
  }

  /** Decisions and reservations are a running server's; leases are here. */
  private void why(Who who, Consumer<JsonFields> answer) throws StoreException {
    List<LeaseRecord> leases = read().stream().filter(who::fits).toList();
    LeaseAnswers.all(leases, clock.now().uptime(), answer);
    if (leases.isEmpty()) {
      answer.accept(
          ControlAnswer.line(
              "nothing", "it has no lease, and no server runs that could tell of decisions"));
    }
  }

  /** As a server does it that has just started. */
  private void release(Ipv4Address address, Consumer<JsonFields> answer)
      throws ControlException, StoreException {
    read(); // a database that is not there is not made
    LeaseDatabase.Opened opened = database.open(HistoryLimit.DEFAULT, clock::now, LOG::warn);
    try {
      Engine engine = new Engine(ServerPolicy.of(List.of()), new SecureRandom());
      opened.leases().forEach(engine::restore);
      List<LeaseChange> changes = engine.release(address, clock.now().uptime());
      if (!changes.isEmpty()) {
        opened.store().write(changes);
      }
      LeaseAnswers.released(address, !changes.isEmpty(), answer);
    } finally {
      opened.store().close();
    }
  }

  @Override
  public String toString() {
    return database.toString();
  }
}

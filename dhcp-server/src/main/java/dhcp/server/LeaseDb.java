package dhcp.server;

import dhcp.server.config.RunSettings;
import dhcp.server.config.ServerConfig;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.lease.DatabasePath;
import dhcp.server.lease.HistoryLimit;
import dhcp.server.lease.LeaseDatabase;
import dhcp.server.lease.PostgresDatabase;
import dhcp.server.lease.SqliteDatabase;
import dhcp.server.lease.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where leases outlive the process, by {@code --lease-db}, and which there are.
 *
 * @param leases from before the start, by the engine's clock
 * @param commits makes the commit that writes there
 * @param unused closes what was opened, when no commit is made after all
 */
record LeaseDb(List<LeaseRecord> leases, Commits commits, Runnable unused) {
  /** Makes a commit. */
  interface Commits {
    /**
     * @param outbox for what leaves once it is stored
     */
    Commit make(CommitWatch watch, Outbox outbox);
  }

  private static final Logger LOG = LoggerFactory.getLogger(LeaseDb.class);
  private static final String ONE_EACH =
      "; give this server one of its own (--lease-db "
          + DatabasePath.of("NAME")
          + "), or none (--lease-db none)";

  /**
   * Opens it.
   *
   * @throws StoreException when leases cannot be kept there
   */
  static LeaseDb open(ServerConfig config, BootClock clock, Events events) throws StoreException {
    Optional<LeaseDatabase> database = database(config.run().leaseDb(), config.interfaces().get(0));
    if (database.isEmpty()) {
      return new LeaseDb(List.of(), (watch, outbox) -> new MemoryCommit(watch), () -> {});
    }
    LeaseDatabase.Opened opened =
        opened(database.get(), HistoryLimit.of(config.run().leaseHistory()), clock);
    LOG.info(
        "{} leases and remains of leases read from {}", opened.leases().size(), database.get());
    return new LeaseDb(
        opened.leases(),
        (watch, outbox) ->
            new GroupCommit(opened.store(), watch, new StoreEvents(events), clock::now, outbox),
        opened.store()::close);
  }

  private static LeaseDatabase.Opened opened(
      LeaseDatabase database, HistoryLimit history, BootClock clock) throws StoreException {
    try {
      return database.open(history, new StoreClock(clock)::now, LOG::warn);
    } catch (StoreException e) {
      throw switch (e.kind()) {
        case IN_USE -> new StoreException(e.kind(), e.getMessage() + ONE_EACH, e);
        case DAMAGED, UNFIT, FAILED -> e;
      };
    }
  }

  /**
   * The database at a place; empty when leases are in memory only.
   *
   * @param interfaceName names the usual place
   */
  static Optional<LeaseDatabase> database(RunSettings.LeaseDb place, String interfaceName) {
    if (place instanceof RunSettings.LeaseDb.At at) {
      return Optional.of(new SqliteDatabase(at.path()));
    }
    if (place instanceof RunSettings.LeaseDb.Postgres postgres) {
      return Optional.of(new PostgresDatabase(postgres.url()));
    }
    return place instanceof RunSettings.LeaseDb.ByInterface
        ? Optional.of(new SqliteDatabase(DatabasePath.of(interfaceName)))
        : Optional.empty();
  }
}

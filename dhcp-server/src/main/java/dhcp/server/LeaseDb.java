package dhcp.server;

import dhcp.server.config.RunSettings;
import dhcp.server.config.ServerConfig;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.lease.BootIdentity;
import dhcp.server.lease.HistoryLimit;
import dhcp.server.lease.Moment;
import dhcp.server.lease.SqliteStore;
import dhcp.server.lease.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where leases outlive the process, by {@code --lease-db}, and which there are.
 *
 * @param leases from before the start, by the engine's clock
 * @param commits makes the commit that writes there
 * @param unused closes what was opened, when no commit is made after all
 */
record LeaseDb(List<LeaseRecord> leases, Function<CommitWatch, Commit> commits, Runnable unused) {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseDb.class);
  private static final Path DIRECTORY = Path.of("/var/lib/dhcp-server");

  /**
   * Opens it.
   *
   * @throws StoreException when leases cannot be kept there
   */
  static LeaseDb open(ServerConfig config, BootClock clock, Events events) throws StoreException {
    Optional<Path> file = file(config);
    if (file.isEmpty()) {
      return new LeaseDb(List.of(), MemoryCommit::new, () -> {});
    }
    long boot = BootIdentity.read();
    SqliteStore.Opened opened =
        SqliteStore.open(
            file.get(),
            HistoryLimit.of(config.run().leaseHistory()),
            () -> new Moment(boot, clock.now(), System.currentTimeMillis()),
            LOG::warn);
    LOG.info("{} leases and remains of leases read from {}", opened.leases().size(), file.get());
    return new LeaseDb(
        opened.leases(),
        watch -> new GroupCommit(opened.store(), watch, new StoreEvents(events), clock::now),
        opened.store()::close);
  }

  private static Optional<Path> file(ServerConfig config) {
    if (config.run().leaseDb() instanceof RunSettings.LeaseDb.At at) {
      return Optional.of(at.path());
    }
    return config.run().leaseDb() instanceof RunSettings.LeaseDb.ByInterface
        ? Optional.of(DIRECTORY.resolve(config.interfaces().get(0) + ".db"))
        : Optional.empty();
  }
}

package dhcp.client;

import dhcp.client.config.LeaseFile;
import dhcp.client.config.StoredLease;
import dhcp.client.lease.Lease;
import dhcp.client.machine.Identity;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease file of a run, if it has one. A disk that fails is told of and ends nothing. */
final class LeaseStore {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseStore.class);

  private final Optional<LeaseFile> file;
  private final BootClock clock;

  LeaseStore(Optional<LeaseFile> file, BootClock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** The lease of an earlier run. */
  Optional<Lease> load(Identity identity) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    StoredLease stored = file.get().load(identity, clock.both());
    if (stored instanceof StoredLease.Ignored ignored) {
      LOG.warn("the stored lease is not used: {}", ignored.reason());
    }
    if (stored instanceof StoredLease.OfAnother other) {
      LOG.debug("the stored lease is not used: {}", other.reason());
    }
    return stored instanceof StoredLease.Found found
        ? Optional.of(found.lease())
        : Optional.empty();
  }

  void save(Lease lease, Identity identity) {
    try {
      if (file.isPresent()) {
        file.get().save(lease, identity, clock.both());
      }
    } catch (IOException e) {
      LOG.warn("the lease cannot be stored: {}", e.toString());
    }
  }

  void forget() {
    try {
      if (file.isPresent()) {
        file.get().forget();
      }
    } catch (IOException e) {
      LOG.warn("the stored lease cannot be removed: {}", e.toString());
    }
  }
}

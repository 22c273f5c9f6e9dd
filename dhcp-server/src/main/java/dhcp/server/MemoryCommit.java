package dhcp.server;

import dhcp.server.engine.LeaseChange;
import java.util.List;
import java.util.function.Consumer;

/** Leases in memory only ({@code --lease-db none}): what is in the table is as safe as it gets. */
final class MemoryCommit implements Commit {
  private final Consumer<List<LeaseChange>> stored;

  /**
   * @param stored told of changes that are safe
   */
  MemoryCommit(Consumer<List<LeaseChange>> stored) {
    this.stored = stored;
  }

  @Override
  public void store(List<LeaseChange> changes, Runnable then) {
    stored.accept(changes);
    then.run();
  }

  @Override
  public void close() {}
}

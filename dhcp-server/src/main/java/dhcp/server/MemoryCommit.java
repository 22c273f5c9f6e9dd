package dhcp.server;

import dhcp.server.engine.LeaseChange;
import java.util.List;

/** Leases in memory only ({@code --lease-db none}): what is in the table is as safe as it gets. */
final class MemoryCommit implements Commit {
  private final CommitWatch watch;

  MemoryCommit(CommitWatch watch) {
    this.watch = watch;
  }

  @Override
  public void store(List<LeaseChange> changes, long now, Outbox outbox, Answer then) {
    watch.stored(changes);
    then.leave(outbox);
  }

  @Override
  public void proceed() {}

  @Override
  public void close() {}
}

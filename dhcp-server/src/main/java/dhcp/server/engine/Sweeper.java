package dhcp.server.engine;

import java.util.ArrayList;
import java.util.List;

/** Ends what has run out: when an address is needed, and now and then for those who listen. */
final class Sweeper {
  private final Books books;
  private final Register register;
  private List<LeaseRecord> expired = new ArrayList<>();
  private List<LeaseChange> forgotten = new ArrayList<>();

  Sweeper(Books books, Register register) {
    this.books = books;
    this.register = register;
  }

  /** Ends leases and quarantines of a slice whose time has come, at most so many. */
  void end(Slice slice, long now, int most) {
    for (int i = 0; i < most && slice.held().firstTime() <= now; i++) {
      Lease lease = slice.held().first();
      if (lease.end() > now) {
        slice.held().postponeFirst(lease.end());
      } else if (lease.state().isLease()) {
        register.expire(lease);
        expired.add(lease.toRecord());
      } else {
        forgotten.add(register.forget(lease));
      }
    }
  }

  /** The whole round, at most so many leases in each slice. */
  Swept sweep(long now, int most) {
    books.offers().lapse(now);
    for (Scope scope : books.topology().scopes()) {
      for (Slice slice : scope.slices()) {
        sweep(slice, now, most);
      }
    }
    sweep(books.topology().outside(), now, most);
    // An address may have been forgotten to answer a client, and be leased again since.
    forgotten.removeIf(change -> books.leases().at(change.address()).isPresent());
    Swept swept = new Swept(List.copyOf(expired), List.copyOf(forgotten));
    expired = new ArrayList<>();
    forgotten = new ArrayList<>();
    return swept;
  }

  private void sweep(Slice slice, long now, int most) {
    end(slice, now, most);
    long before = now - books.policy().holdTimes().remembered().toMillis();
    for (int i = 0; i < most && slice.ended().firstTime() <= before; i++) {
      forgotten.add(register.forget(slice.ended().first()));
    }
  }
}

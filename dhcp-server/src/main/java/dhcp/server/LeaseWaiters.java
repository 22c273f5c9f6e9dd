package dhcp.server;

import dhcp.server.engine.LeaseRecord;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Those who wait until a client has a lease. */
final class LeaseWaiters {
  private record Waiter(Who who, BlockingQueue<LeaseRecord> found) {}

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  /** A lease was acknowledged; the record is made only when somebody waits. */
  void acknowledged(Supplier<Optional<LeaseRecord>> lease) {
    if (!waiters.isEmpty()) {
      lease.get().ifPresent(record -> waiters.forEach(waiter -> hand(waiter, record)));
    }
  }

  private static void hand(Waiter waiter, LeaseRecord lease) {
    if (waiter.who.fits(lease)) {
      waiter.found.add(lease);
    }
  }

  /**
   * Waits for a lease.
   *
   * @param present looks for one that is there already
   * @return empty when there is none in time
   */
  Optional<LeaseRecord> await(Who who, long seconds, Supplier<Optional<LeaseRecord>> present)
      throws InterruptedException {
    Waiter waiter = new Waiter(who, new LinkedBlockingQueue<>());
    waiters.add(waiter);
    try {
      Optional<LeaseRecord> now = present.get();
      return now.isPresent()
          ? now
          : Optional.ofNullable(waiter.found.poll(seconds, TimeUnit.SECONDS));
    } finally {
      waiters.remove(waiter);
    }
  }
}

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

  private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(5);

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
   * @param stillWaiting called every few seconds, to find out whether anybody still listens
   * @return empty when there is none in time
   */
  Optional<LeaseRecord> await(
      Who who, long seconds, Supplier<Optional<LeaseRecord>> present, Runnable stillWaiting)
      throws InterruptedException {
    Waiter waiter = new Waiter(who, new LinkedBlockingQueue<>());
    waiters.add(waiter);
    try {
      Optional<LeaseRecord> lease = present.get();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (lease.isEmpty() && System.nanoTime() < end) {
        long slice = Math.min(SLICE_NANOS, end - System.nanoTime());
        lease = Optional.ofNullable(waiter.found.poll(slice, TimeUnit.NANOSECONDS));
        if (lease.isEmpty()) {
          stillWaiting.run();
        }
      }
      return lease;
    } finally {
      waiters.remove(waiter);
    }
  }
}

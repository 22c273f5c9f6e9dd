package dhcp.testing.flood;

import dhcp.link.LinkException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * What honest clients get from a server while others abuse it. For {@code scripts/flood}.
 *
 * <p>Known clients get their leases first. The word PREPARED says that the load may begin, which it
 * does after a line on standard input: a client every so many milliseconds, until the input ends or
 * every known client has come as often as it shall. One line then tells how many were served.
 */
public final class HonestLoad {
  private static final int TRIES = 3;
  private static final long PATIENCE_MILLIS = 1000;

  /** New clients are none of the known, also where both are there at the same time. */
  private static final int FIRST_NEW = 1_000_000;

  private HonestLoad() {}

  /**
   * Arguments: the interface, the milliseconds from one client to the next, how many known clients
   * are to renew, 0 for new clients, which make whole exchanges, and how often each renews, once
   * when it is not given.
   */
  public static void main(String[] arguments)
      throws LinkException, IOException, InterruptedException, ExecutionException {
    int known = Integer.parseInt(arguments[2]);
    try (HonestClients clients = new HonestClients(arguments[0], TRIES, PATIENCE_MILLIS)) {
      List<HonestClients.Lease> leases = new ArrayList<>();
      for (int i = 0; i < known; i++) {
        leases.add(clients.lease(HonestClients.mac(i)).orElseThrow());
      }
      System.out.println("PREPARED");
      System.in.read();
      IntFunction<Optional<HonestClients.Lease>> visit =
          known > 0
              ? number -> clients.renew(leases.get(number % known))
              : number -> clients.lease(HonestClients.mac(FIRST_NEW + number));
      int times = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
      tell(visits(visit, Long.parseLong(arguments[1]), known * times));
    }
  }

  private static List<Optional<HonestClients.Lease>> visits(
      IntFunction<Optional<HonestClients.Lease>> visit, long millis, int most)
      throws IOException, InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<Future<Optional<HonestClients.Lease>>> begun =
        new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    ExecutorService workers = Executors.newCachedThreadPool();
    Runnable begin =
        () -> {
          int number = next.getAndIncrement();
          if (most == 0 || number < most) {
            begun.add(workers.submit(() -> visit.apply(number)));
          }
        };
    clock.scheduleAtFixedRate(begin, 0, millis, TimeUnit.MILLISECONDS);
    if (most > 0) {
      clock.awaitTermination(millis * most, TimeUnit.MILLISECONDS);
    } else {
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    clock.shutdownNow();
    List<Optional<HonestClients.Lease>> all = new ArrayList<>();
    for (Future<Optional<HonestClients.Lease>> one : begun) {
      all.add(one.get());
    }
    workers.shutdown();
    return all;
  }

  private static void tell(List<Optional<HonestClients.Lease>> all) {
    long[] millis =
        all.stream().flatMap(Optional::stream).mapToLong(l -> l.millis()).sorted().toArray();
    long atOnce = all.stream().flatMap(Optional::stream).filter(l -> l.tries() == 1).count();
    System.out.printf(
        Locale.ROOT,
        "SERVED %d of %d, %d at the first try; 99 %% within %d ms%n",
        millis.length,
        all.size(),
        atOnce,
        millis.length == 0 ? 0 : millis[(int) (millis.length * 0.99)]);
  }
}

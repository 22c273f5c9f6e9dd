package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures what a lease costs to store, and a start with many of them; not a test. Arguments: a
 * directory or the URL of an empty PostgreSQL database, how many leases, and how many of them are
 * written together, for several such numbers.
 */
final class StoreBench {
  private final Shelf shelf;
  private final int count;
  private final List<Integer> numbers = new ArrayList<>();

  private StoreBench(Shelf shelf, int count) {
    this.shelf = shelf;
    this.count = count;
    for (int i = 1; i <= count; i++) {
      numbers.add(i);
    }
  }

  public static void main(String[] arguments) throws Exception {
    String where = arguments[0];
    int count = Integer.parseInt(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      int batch = Integer.parseInt(arguments[i]);
      StoreBench bench = new StoreBench(shelf(where), count);
      bench.measure("new", batch);
      Collections.shuffle(bench.numbers, new Random(1));
      bench.shelf.pass(Shelf.HOUR / 2);
      bench.measure("renewed, in no order", batch);
      bench.start();
    }
  }

  private static Shelf shelf(String where) throws IOException {
    return where.startsWith(PostgresDatabase.SCHEME)
        ? new Shelf(where)
        : new Shelf(Files.createTempDirectory(Path.of(where), "bench"));
  }

  private void measure(String what, int batch) throws StoreException {
    try (LeaseStore store = shelf.open()) {
      long wall = System.nanoTime();
      long cpu = cpu();
      for (int from = 0; from + batch <= count; from += batch) {
        List<LeaseChange> changes = new ArrayList<>(batch);
        for (int number : numbers.subList(from, from + batch)) {
          changes.add(new LeaseChange.Put(shelf.lease(number)));
        }
        store.write(changes);
        if (store.isCrowded()) {
          store.tidy();
        }
      }
      tell(what, batch, System.nanoTime() - wall, cpu() - cpu);
      wall = System.nanoTime();
      cpu = cpu();
      while (store.tidy()) {
        // what a pause would do
      }
      tell("  the rest of the housekeeping", batch, System.nanoTime() - wall, cpu() - cpu);
    }
  }

  private void tell(String what, int batch, long wall, long cpu) {
    System.out.printf(
        "%-32s in batches of %3d: %6.2f us a lease, %6.2f us of CPU%n",
        what, batch, wall / 1e3 / count, cpu / 1e3 / count);
  }

  private void start() throws Exception {
    long wall = System.nanoTime();
    int leases = shelf.read().size();
    System.out.printf(
        "start with %d leases, %.1f MB: %.0f ms%n",
        leases, shelf.file.toFile().length() / 1e6, (System.nanoTime() - wall) / 1e6);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Octets;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A program that writes leases into a store, says after each write that it was done, and ends
 * without closing anything. What it writes follows from a seed: neighbours and scattered leases.
 */
final class LeaseWriter {
  private static final int ADDRESSES = 4000;
  private static final int FEWEST_AT_ONCE = 3;
  private static final int MOST_AT_ONCE = 30;
  private static final int TIDY_EVERY = 16;

  private final Shelf shelf;
  private final Random random;
  private int version;

  /** Whether those were neighbours that were written last. */
  private boolean neighbours;

  private LeaseWriter(Path directory, long seed) {
    this.shelf = new Shelf(directory);
    this.random = new Random(seed);
  }

  /** Arguments: a directory, how many writes, the seed. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    LeaseWriter writer = new LeaseWriter(directory, Long.parseLong(arguments[2]));
    LeaseStore store = writer.shelf.open();
    try (FileOutputStream done = new FileOutputStream(directory.resolve("done").toFile())) {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        store.write(writer.next());
        done.write('.');
        if (i % TIDY_EVERY == TIDY_EVERY / 2) {
          store.tidy();
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /** After each write, the number of the change that was written last for each address. */
  static List<Map<Integer, Integer>> expected(int writes, long seed) {
    LeaseWriter writer = new LeaseWriter(Path.of("never-opened"), seed);
    Map<Integer, Integer> latest = new TreeMap<>();
    List<Map<Integer, Integer>> all = new ArrayList<>();
    all.add(Map.of());
    for (int i = 0; i < writes; i++) {
      for (LeaseChange change : writer.next()) {
        latest.put(change.address().bits(), number(((LeaseChange.Put) change).lease()));
      }
      all.add(new TreeMap<>(latest));
    }
    return all;
  }

  /** The number of the change that made a lease what it is. */
  static int number(LeaseRecord lease) {
    return Integer.parseInt(lease.agentInformation().toString(), 16);
  }

  private List<LeaseChange> next() {
    Map<Integer, LeaseChange> changes = new TreeMap<>();
    neighbours = !neighbours;
    int first = random.nextInt(ADDRESSES);
    for (int i = FEWEST_AT_ONCE + random.nextInt(MOST_AT_ONCE - FEWEST_AT_ONCE); i > 0; i--) {
      int number = 1 + (neighbours ? (first + i) % ADDRESSES : random.nextInt(ADDRESSES));
      changes.put(number, new LeaseChange.Put(numbered(shelf.lease(number), ++version)));
    }
    return List.copyOf(changes.values());
  }

  private static LeaseRecord numbered(LeaseRecord lease, int number) {
    byte[] mark = {0, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new LeaseRecord(
        lease.address(),
        lease.state(),
        lease.client(),
        lease.hardware(),
        lease.hostname(),
        Octets.of(mark),
        lease.leaseSeconds(),
        lease.end());
  }
}

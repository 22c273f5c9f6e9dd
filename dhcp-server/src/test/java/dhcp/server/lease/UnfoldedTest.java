package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.LeaseTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a write goes, and that nothing overtakes what the journal still has. */
final class UnfoldedTest {
  private static final int FAR = 1000;

  @TempDir(factory = InMemory.class)
  private Path directory;

  private Shelf shelf;

  @BeforeEach
  void place() {
    shelf = new Shelf(directory.resolve("mixed"));
  }

  private LeaseRecord[] neighbours(int first, int count, int firstClient) {
    LeaseRecord[] leases = new LeaseRecord[count];
    for (int i = 0; i < count; i++) {
      leases[i] = shelf.lease(first + i, firstClient + i);
    }
    return leases;
  }

  private void assertCounts(Shelf where, int table, int journal) throws Exception {
    assertEquals(
        List.of(table + "|" + journal),
        where.ask(
            "SELECT (SELECT count(*) FROM lease),"
                + " (SELECT ifnull(sum(json_array_length(changes)), 0) FROM journal)"));
  }

  @Test
  void neighboursGoIntoTheTableAndOthersIntoTheJournal() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(neighbours(1, 25, 1)));
      assertCounts(shelf, 25, 0);
      store.write(Shelf.puts(shelf.scattered(FAR, 25)));
      assertCounts(shelf, 25, 25);
      store.write(Shelf.puts(neighbours(26, 25, 26)));
      assertCounts(shelf, 50, 25);
      Shelf killed = shelf.copyTo(directory.resolve("killed"));
      assertEquals(75, killed.read().size());
      assertCounts(killed, 50, 25);
    }
  }

  @Test
  void whatTheJournalKnowsOfAnAddressIsNotOvertaken() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.scattered(1, 3)));
      shelf.pass(2 * Shelf.HOUR);
      store.write(Shelf.puts(neighbours(Shelf.APART, 3, 11)));
      assertCounts(shelf, 0, 6);
      while (store.tidy()) {
        // to the end
      }
      assertCounts(shelf, 5, 0);
      store.write(Shelf.puts(neighbours(Shelf.APART, 3, 11)));
      assertCounts(shelf, 5, 0);
    }
    assertEquals(
        List.of(
            "10.0.0.97|2026-09-21 14:13:20|2026-09-21 15:13:20|mac:01020000000001",
            "10.0.0.97|2026-09-21 16:13:20|2026-09-21 17:13:20|mac:0102000000000b"),
        shelf.tenancies().stream().filter(line -> line.startsWith("10.0.0.97|")).toList());
  }

  /** Of a pass of which a part is in the table, the whole is still in the journal. */
  @Test
  void nothingOvertakesAFoldThatIsUnderWay() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.scattered(1, 600)));
      store.write(List.of(new LeaseChange.Remove(Shelf.address(0)), forgotten(1), forgotten(2)));
      assertCounts(shelf, 0, 603);
      store.write(Shelf.puts(shelf.scattered(1001, 3)));
      assertTrue(store.tidy());
      int folded = Integer.parseInt(shelf.ask("SELECT count(*) FROM lease").get(0));
      assertTrue(folded > 0 && folded < 598, () -> folded + " are folded");
      shelf.pass(1000);
      store.write(Shelf.puts(shelf.lease(Shelf.APART, 7001)));
      store.write(Shelf.puts(shelf.lease(600 * Shelf.APART, 7600)));
      assertCounts(shelf, folded, 608);
      while (store.tidy()) {
        // to the end
      }
      assertCounts(shelf, 601 + 1, 0);
    }
    Map<Ipv4Address, String> hosts = new TreeMap<>();
    shelf.read().forEach(lease -> hosts.put(lease.address(), lease.hostname()));
    assertEquals("host-7001", hosts.get(Shelf.address(Shelf.APART)));
    assertEquals("host-7600", hosts.get(Shelf.address(600 * Shelf.APART)));
    assertEquals("host-599", hosts.get(Shelf.address(599 * Shelf.APART)));
  }

  private static LeaseChange forgotten(int number) {
    return new LeaseChange.Remove(Shelf.address(number * Shelf.APART));
  }

  @Test
  void oneThatIsForgottenAmongNeighboursLeavesItsHistory() throws Exception {
    shelf.write(neighbours(1, 3, 1));
    shelf.pass(1000);
    try (LeaseStore store = shelf.open()) {
      store.write(
          List.of(
              new LeaseChange.Put(shelf.lease(1)),
              new LeaseChange.Remove(Shelf.address(2)),
              new LeaseChange.Put(shelf.lease(4))));
      assertCounts(shelf, 3, 0);
      Shelf killed = shelf.copyTo(directory.resolve("killed"));
      assertEquals(
          List.of(Shelf.address(1), Shelf.address(3), Shelf.address(4)),
          killed.read().stream().map(LeaseRecord::address).toList());
    }
    assertEquals(4, shelf.tenancies().size());
    assertEquals(
        "10.0.0.2|2026-09-21 14:13:20|2026-09-21 15:13:20|mac:01020000000002",
        shelf.tenancies().get(1));
  }

  /**
   * Writes of both kinds with housekeeping, starts and kills between them, and beside them a store
   * in which each goes through the journal by itself and is folded at once.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noMixtureMakesADifference(long seed) throws Exception {
    Random random = new Random(seed);
    Map<Ipv4Address, LeaseRecord> model = new TreeMap<>();
    Shelf plain = new Shelf(directory.resolve("plain"));
    plain.isThroughJournal = true;
    boolean overtakes = false;
    LeaseStore mixed = shelf.open();
    LeaseStore oneByOne = plain.open();
    for (int i = 0; i < 300; i++) {
      List<LeaseChange> changes = changes(random, model);
      mixed.write(changes);
      oneByOne.write(changes);
      while (oneByOne.tidy()) {
        // at once
      }
      changes.forEach(change -> note(model, change));
      overtakes |= i % 20 == 0 && isTableAhead(shelf);
      for (int slice = random.nextInt(20) - 15; slice > 0; slice--) {
        mixed.tidy();
      }
      if (random.nextInt(25) == 0) {
        Shelf killed = shelf.copyTo(directory.resolve("killed" + i));
        mixed.close();
        shelf = random.nextBoolean() ? shelf : killed;
        mixed = shelf.open();
        assertEquals(expected(model), shelf.leases(), "after write " + i);
      }
      pass(plain, 1 + random.nextInt((int) Shelf.HOUR / 10));
    }
    mixed.close();
    oneByOne.close();
    assertTrue(overtakes, "all went one way");
    shelf.tidy();
    assertEquals(expected(model), shelf.read());
    assertEquals(plain.read(), shelf.leases());
    assertEquals(plain.tenancies(), shelf.tenancies());
    assertTrue(shelf.tenancies().size() > 2 * model.size(), "there is history");
  }

  /** Whether something went into the table at once while the journal had something older. */
  private static boolean isTableAhead(Shelf shelf) throws Exception {
    return !shelf
        .ask("SELECT 1 FROM lease WHERE seq > (SELECT max(seq) FROM journal) LIMIT 1")
        .isEmpty();
  }

  private void pass(Shelf plain, int millis) {
    shelf.pass(millis);
    plain.now = shelf.now;
  }

  /** Changes that are neighbours or are not: leases of some few clients, renewed, ended, gone. */
  private List<LeaseChange> changes(Random random, Map<Ipv4Address, LeaseRecord> model) {
    boolean scattered = random.nextBoolean();
    int first = random.nextInt(scattered ? 10 : 300);
    int count = 1 + random.nextInt(12);
    List<LeaseChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = 1 + (scattered ? (first + i) * 33 : first + i);
      changes.add(change(number, random, model));
    }
    return changes;
  }

  private LeaseChange change(int number, Random random, Map<Ipv4Address, LeaseRecord> model) {
    LeaseRecord had = model.get(Shelf.address(number));
    int what = random.nextInt(10);
    if (what == 0) {
      return new LeaseChange.Remove(Shelf.address(number));
    }
    if (what == 1 && had != null) {
      return new LeaseChange.Put(released(had));
    }
    return new LeaseChange.Put(shelf.lease(number, number * 10 + (what < 6 ? 0 : what)));
  }

  private LeaseRecord released(LeaseRecord lease) {
    return new LeaseRecord(
        lease.address(),
        LeaseState.RELEASED,
        lease.client(),
        lease.hardware(),
        lease.hostname(),
        lease.agentInformation(),
        lease.leaseSeconds(),
        Math.min(lease.end(), shelf.now.uptime()));
  }

  /** What a start makes of leases that ended meanwhile. */
  private List<LeaseRecord> expected(Map<Ipv4Address, LeaseRecord> model) {
    return model.values().stream()
        .map(
            lease ->
                lease.state() == LeaseState.BOUND && knownEnd(lease) <= shelf.now.uptime()
                    ? lease.in(LeaseState.EXPIRED)
                    : lease)
        .toList();
  }

  /** Its client may know of an end this much later. */
  private static long knownEnd(LeaseRecord lease) {
    return lease.end() + LeaseTimes.repeatMillis(lease.leaseSeconds());
  }

  private static void note(Map<Ipv4Address, LeaseRecord> model, LeaseChange change) {
    if (change instanceof LeaseChange.Put put) {
      model.put(put.address(), put.lease());
    } else {
      model.remove(change.address());
    }
  }
}

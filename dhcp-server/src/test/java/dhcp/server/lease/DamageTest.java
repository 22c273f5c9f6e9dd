package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that the disk has changed: what can still be read is kept, nothing is made up, and it is
 * never passed over in silence.
 */
final class DamageTest {
  /** Enough for several pages. */
  private static final int LEASES = 300;

  private static final int PAGE = 4096;

  @TempDir(factory = InMemory.class)
  private Path directory;

  private Shelf shelf;
  private Set<LeaseRecord> all;

  @BeforeEach
  void fill() throws Exception {
    shelf = new Shelf(directory);
    LeaseRecord[] leases = new LeaseRecord[LEASES];
    for (int i = 0; i < LEASES; i++) {
      leases[i] = shelf.lease(i + 1);
    }
    all = new HashSet<>(List.of(leases));
    shelf.write(leases);
    shelf.tidy();
    assertEquals(LEASES, shelf.read().size());
    assertEquals(List.of(), shelf.told);
  }

  private static void flip(Path file, long bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
    Files.write(file, bytes);
  }

  private static void truncate(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  /** Nothing that was never written, and if anything is missing, words about it. */
  private static void assertHonest(Shelf damaged, Set<LeaseRecord> all, String what)
      throws StoreException {
    Set<LeaseRecord> found = new HashSet<>(damaged.read());
    assertTrue(all.containsAll(found), what);
    assertTrue(found.size() == all.size() || !damaged.told.isEmpty(), what);
    assertEquals(found, new HashSet<>(damaged.read()), what);
  }

  @Test
  void aBitFlippedAnywhereCostsAtMostThePlaceWhereItIs() throws Exception {
    long bits = Files.size(shelf.file) * 8;
    for (long bit = 0; bit < bits; bit += 1 + bits / 100) {
      Shelf copy = shelf.copyTo(directory.resolve("copy" + bit));
      flip(copy.file, bit);
      assertHonest(copy, all, "bit " + bit);
      assertTrue(copy.leases().size() >= LEASES - 2, "bit " + bit + ": " + copy.leases().size());
    }
  }

  /** The journal has several changes in a row. */
  @Test
  void aBitFlippedInTheJournalCostsAtMostOneOfItsRows() throws Exception {
    Shelf journal = new Shelf(directory.resolve("journal"));
    Set<LeaseRecord> scattered = Set.of(journal.scattered(1, LEASES));
    journal.write(scattered.toArray(LeaseRecord[]::new));
    assertEquals(List.of("0"), journal.ask("SELECT count(*) FROM lease"));
    long bits = Files.size(journal.file) * 8;
    for (long bit = 0; bit < bits; bit += 1 + bits / 100) {
      Shelf copy = journal.copyTo(directory.resolve("journal" + bit));
      flip(copy.file, bit);
      assertHonest(copy, scattered, "bit " + bit);
      assertTrue(copy.leases().size() >= LEASES - 12, "bit " + bit + ": " + copy.leases().size());
    }
  }

  @Test
  void eachBitOfTheHeaderMayFlip() throws Exception {
    for (long bit = 0; bit < 100 * 8; bit += 7) {
      Shelf copy = shelf.copyTo(directory.resolve("copy" + bit));
      flip(copy.file, bit);
      assertHonest(copy, all, "bit " + bit);
      assertEquals(LEASES, copy.leases().size(), "bit " + bit);
    }
  }

  @Test
  void aFileThatIsCutOffKeepsWhatIsBeforeTheCut() throws Exception {
    int size = (int) Files.size(shelf.file);
    int before = 0;
    for (int length = 1; length < size; length += 1 + size / 60) {
      Shelf copy = shelf.copyTo(directory.resolve("copy" + length));
      truncate(copy.file, length);
      assertHonest(copy, all, "length " + length);
      assertFalse(copy.told.isEmpty(), "length " + length);
      assertTrue(copy.leases().size() >= before, "length " + length);
      before = copy.leases().size();
    }
    assertTrue(before > LEASES / 2, "kept at most " + before);
  }

  @Test
  void anEmptyFileIsTold() throws Exception {
    truncate(shelf.file, 0);
    assertEquals(List.of(), shelf.read());
    assertEquals(1, shelf.told.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPageOfZeroesCostsItsOwnRows(int page) throws Exception {
    byte[] bytes = Files.readAllBytes(shelf.file);
    Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 0);
    Files.write(shelf.file, bytes);
    assertHonest(shelf, all, "page " + page);
    assertTrue(shelf.leases().size() > LEASES / 2, "kept " + shelf.leases().size());
  }

  @Test
  void theDamagedFileIsKeptAsItWasUnderTheNameThatIsTold() throws Exception {
    flip(shelf.file, 8 * PAGE + 3);
    byte[] damaged = Files.readAllBytes(shelf.file);
    shelf.read();
    assertEquals(1, shelf.told.size());
    List<Path> aside;
    try (Stream<Path> files = Files.list(directory)) {
      aside = files.filter(file -> file.toString().contains(".damaged-")).toList();
    }
    assertEquals(1, aside.size());
    assertTrue(shelf.told.get(0).contains(aside.get(0).toString()), shelf.told::toString);
    assertEquals(-1, Arrays.mismatch(damaged, Files.readAllBytes(aside.get(0))));
  }

  private static void assertIsInTable(Shelf shelf, int leases) throws Exception {
    assertEquals(
        List.of(Integer.toString(leases)), shelf.ask("SELECT count(*) FROM lease"), "in the table");
  }

  /** Killed after several writes, and then the log is damaged: rows behind the damage count. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBitFlippedInTheLogLosesNothingBehindIt(boolean throughJournal) throws Exception {
    shelf.isThroughJournal = throughJournal;
    LeaseStore killed = shelf.open();
    for (int i = LEASES; i < LEASES + 40; i++) {
      LeaseRecord lease = shelf.lease(i + 1);
      all.add(lease);
      killed.write(Shelf.puts(lease));
    }
    assertIsInTable(shelf, throughJournal ? LEASES : all.size());
    Path log = shelf.file.resolveSibling("leases.db-wal");
    long bits = Files.size(log) * 8;
    for (long bit = 0; bit < bits; bit += 1 + bits / 50) {
      Shelf copy = shelf.copyTo(directory.resolve("copy" + bit));
      flip(copy.file.resolveSibling("leases.db-wal"), bit);
      Set<LeaseRecord> found = new HashSet<>(copy.read());
      assertTrue(all.containsAll(found), "bit " + bit);
      assertTrue(found.size() >= all.size() - 2, "bit " + bit + " leaves " + found.size());
    }
    killed.close();
  }

  /**
   * The database itself was removed or emptied after a crash; what was written last is in the log.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLogThatIsLeftAloneIsReadAndTold(boolean throughJournal) throws Exception {
    shelf.isThroughJournal = throughJournal;
    LeaseStore killed = shelf.open();
    LeaseRecord[] last = {shelf.lease(LEASES + 1), shelf.lease(LEASES + 2)};
    killed.write(Shelf.puts(last));
    assertIsInTable(shelf, throughJournal ? LEASES : LEASES + 2);
    Shelf removed = shelf.copyTo(directory.resolve("removed"));
    Shelf emptied = shelf.copyTo(directory.resolve("emptied"));
    killed.close();
    Files.delete(removed.file);
    truncate(emptied.file, 0);
    for (Shelf left : List.of(removed, emptied)) {
      assertTrue(left.read().containsAll(List.of(last)), left.leases()::toString);
      assertTrue(left.told.get(0).contains("only its log"), left.told::toString);
    }
  }

  @Test
  void garbageBehindTheEndOfTheLogDoesNotMatter() throws Exception {
    LeaseStore killed = shelf.open();
    LeaseRecord lease = shelf.lease(LEASES + 1);
    all.add(lease);
    killed.write(Shelf.puts(lease));
    Shelf copy = shelf.copyTo(directory.resolve("copy"));
    killed.close();
    Path log = copy.file.resolveSibling("leases.db-wal");
    byte[] bytes = Files.readAllBytes(log);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1000);
    Arrays.fill(longer, bytes.length, longer.length, (byte) 0x5a);
    Files.write(log, longer);
    assertEquals(all, new HashSet<>(copy.read()));
    copy.write(copy.lease(LEASES + 2));
    assertEquals(LEASES + 2, copy.read().size());
  }

  @Test
  void aCrashWhileTheRebuiltDatabaseTakesOverLosesNothing() throws Exception {
    flip(shelf.file, 0);
    Shelf rebuilt = shelf.copyTo(directory.resolve("copy"));
    rebuilt.read();
    Files.copy(rebuilt.file, directory.resolve("leases.db.rebuilt"));
    assertEquals(LEASES, shelf.read().size());
    assertEquals(1, shelf.told.size());
    Files.copy(rebuilt.file, directory.resolve("leases.db.rebuilt"));
    Files.delete(shelf.file);
    assertEquals(LEASES, shelf.read().size());
  }

  @Test
  void historyIsKeptTooButNoRowThatHasChanged() throws Exception {
    shelf.pass(2 * Shelf.HOUR);
    shelf.write(shelf.lease(1, 999));
    shelf.tidy();
    Shelf changed = shelf.copyTo(directory.resolve("copy"));
    flip(shelf.file, 0);
    shelf.read();
    String query = "SELECT address, client FROM history";
    assertEquals(List.of("167772161|mac:01020000000001"), shelf.ask(query));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + changed.file);
        Statement sql = connection.createStatement()) {
      sql.execute("UPDATE history SET client = 'mac:010200000000aa'");
    }
    flip(changed.file, 0);
    changed.read();
    assertEquals(List.of(), changed.ask(query));
  }
}

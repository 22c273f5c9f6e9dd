package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a database may be, who may read it, and what is not touched. */
final class PlaceTest {
  @TempDir private Path directory;

  private Shelf shelf;

  @BeforeEach
  void place() {
    shelf = new Shelf(directory);
  }

  private StoreException refusal() {
    return assertThrows(StoreException.class, shelf::open);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void onlyOwnerAndGroupMayReadItsFiles() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> all = files.toList();
        assertEquals(4, all.size(), all::toString);
        for (Path file : all) {
          assertEquals("rw-r-----", mode(file), file::toString);
        }
      }
    }
  }

  @Test
  void theDirectoryIsMadeForOwnerAndGroup() throws Exception {
    Shelf below = new Shelf(directory.resolve("below"));
    assertEquals(List.of(), below.read());
    assertEquals("rwxr-x---", mode(directory.resolve("below")));
  }

  @Test
  void aFileThatEverybodyCouldReadIsClosedToThem() throws Exception {
    shelf.read();
    Files.setPosixFilePermissions(shelf.file, PosixFilePermissions.fromString("rw-r--r--"));
    shelf.read();
    assertEquals("rw-r-----", mode(shelf.file));
  }

  @Test
  void noSymbolicLinkIsFollowedWhereEverybodyMayWrite() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path target = directory.resolve("target");
    Files.createSymbolicLink(shelf.file, target);
    assertTrue(refusal().getMessage().contains("symbolic link"));
    Files.delete(shelf.file);
    Files.createSymbolicLink(directory.resolve("leases.db.lock"), target);
    assertTrue(refusal().getMessage().contains("symbolic link"));
    assertTrue(Files.notExists(target));
  }

  @Test
  void aDirectoryIsNoDatabase() throws Exception {
    Files.createDirectory(shelf.file);
    assertEquals(StoreException.Kind.UNFIT, refusal().kind());
  }

  @Test
  void aFileThatIsNoDatabaseIsNotTouched() throws Exception {
    byte[] text = "root:x:0:0:root:/root:/bin/bash\n".repeat(200).getBytes();
    Files.write(shelf.file, text);
    Files.setPosixFilePermissions(shelf.file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(StoreException.Kind.UNFIT, refusal().kind());
    assertArrayEquals(text, Files.readAllBytes(shelf.file));
    assertEquals("rw-r--r--", mode(shelf.file));
  }

  @Test
  void anotherProgramsDatabaseIsNotTouched() throws Exception {
    change("CREATE TABLE passwords(text)");
    byte[] before = Files.readAllBytes(shelf.file);
    Files.setPosixFilePermissions(shelf.file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(StoreException.Kind.UNFIT, refusal().kind());
    assertArrayEquals(before, Files.readAllBytes(shelf.file));
    assertEquals("rw-r--r--", mode(shelf.file));
  }

  @Test
  void aDatabaseOfANewerVersionIsNotTouched() throws Exception {
    shelf.write(shelf.scattered(1, 3));
    change("PRAGMA user_version = " + (Schema.VERSION + 1));
    change("ALTER TABLE history ADD COLUMN colour TEXT");
    StoreException refusal = refusal();
    assertEquals(StoreException.Kind.UNFIT, refusal.kind());
    assertTrue(refusal.getMessage().contains("version is " + (Schema.VERSION + 1)));
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM lease"), "nothing is folded");
    assertEquals(
        List.of("167772257|167772354|167772451"),
        shelf.ask(
            "SELECT changes ->> '$[0][0]', changes ->> '$[1][0]', changes ->> '$[2][0]'"
                + " FROM journal"));
  }

  /** Version 0 is what a crash leaves before the tables are made. */
  @Test
  void aDatabaseWithoutTablesIsBroughtUpToThisVersion() throws Exception {
    change("PRAGMA journal_mode = WAL");
    assertEquals(List.of(), shelf.read());
    assertEquals(List.of(), shelf.told);
    assertEquals(List.of(Integer.toString(Schema.VERSION)), shelf.ask("PRAGMA user_version"));
  }

  @Test
  void aRowChangedByHandIsNotBelieved() throws Exception {
    LeaseRecord[] leases = shelf.scattered(1, 3);
    shelf.write(leases);
    shelf.tidy();
    changeByHand(leases[0]);
    assertEquals(List.of(leases), shelf.read(), "the page of the journal is not reused");
    assertTrue(shelf.told.get(0).contains("not as it was written"), shelf.told::toString);
  }

  /** What went into the table at once stands nowhere else. */
  @Test
  void aRowChangedByHandThatWasNeverInTheJournalIsLostAndTold() throws Exception {
    shelf.write(shelf.lease(1), shelf.lease(2));
    changeByHand(shelf.lease(1));
    assertEquals(List.of(shelf.lease(2)), shelf.read());
    assertTrue(shelf.told.get(0).contains("not as it was written"), shelf.told::toString);
  }

  private void changeByHand(LeaseRecord lease) throws Exception {
    String update =
        "UPDATE lease SET client = 'mac:01020000000099' WHERE address = "
            + lease.address().toLong();
    assertThrows(SQLException.class, () -> change(update), "a tool without the sum's function");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shelf.file);
        Statement sql = connection.createStatement()) {
      RowChecksum.bringTo(connection);
      sql.execute(update);
    }
  }

  @Test
  void aSecondServerIsRefusedByTheNameOfTheFirst() throws Exception {
    LeaseStore first = shelf.open();
    StoreException refusal = refusal();
    assertEquals(StoreException.Kind.IN_USE, refusal.kind());
    String pid = "process " + ProcessHandle.current().pid();
    assertTrue(refusal.getMessage().contains(pid), refusal::getMessage);
    assertTrue(refusal.getMessage().contains(shelf.file.toString()), refusal::getMessage);
    first.close();
    assertEquals(List.of(), shelf.read());
  }

  /** Nothing is believed to be stored in a file that no start will find. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-wal"})
  void aFileRemovedUnderTheServerIsNoticedAndMadeAnew(String suffix) throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      Files.delete(shelf.file.resolveSibling("leases.db" + suffix));
      assertDisplaced(() -> store.write(Shelf.puts(shelf.lease(2))));
      assertEquals(LeaseStore.Reopened.REBUILT, store.reopen());
      store.write(Shelf.puts(shelf.lease(1), shelf.lease(2)));
    }
    assertEquals(List.of(shelf.lease(1), shelf.lease(2)), shelf.read());
  }

  @Test
  void aFileReplacedUnderTheServerIsNoticedByTheHousekeeping() throws Exception {
    Shelf other = new Shelf(directory.resolve("other"));
    other.write(other.lease(9));
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      Files.move(other.file, shelf.file, StandardCopyOption.REPLACE_EXISTING);
      assertDisplaced(store::tidy);
      assertEquals(LeaseStore.Reopened.REBUILT, store.reopen());
      store.write(Shelf.puts(shelf.lease(1)));
    }
    assertEquals(List.of(shelf.lease(1), shelf.lease(9)), shelf.read());
  }

  /** Everything is removed, and another server takes the place. */
  @Test
  void aDatabaseThatIsAnothersNowIsLeftToIt() throws Exception {
    Shelf moved = new Shelf(directory.resolve("place"));
    try (LeaseStore store = moved.open()) {
      Files.move(directory.resolve("place"), directory.resolve("elsewhere"));
      try (LeaseStore other = moved.open()) {
        assertDisplaced(store::tidy);
        StoreException refusal = assertThrows(StoreException.class, store::reopen);
        assertEquals(StoreException.Kind.IN_USE, refusal.kind());
        other.write(Shelf.puts(moved.lease(1)));
      }
      assertEquals(LeaseStore.Reopened.REBUILT, store.reopen());
    }
  }

  private static void assertDisplaced(Executable attempt) {
    String message = assertThrows(StoreException.class, attempt).getMessage();
    assertTrue(message.endsWith("was removed or replaced while in use"), message);
  }

  private void change(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shelf.file);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}

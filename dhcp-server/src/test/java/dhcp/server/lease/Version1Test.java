package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that a server of version 1 left when it was killed: with history, and with a journal
 * of two rows which renew a lease, forget one and add two. {@code version-1.sql} is its dump.
 */
final class Version1Test {
  private static final String HISTORY = "SELECT address, client, since, until FROM history";

  @TempDir(factory = InMemory.class)
  private Path directory;

  private Shelf shelf;
  private List<LeaseRecord> all;

  @BeforeEach
  void restore() throws Exception {
    shelf = new Shelf(directory);
    fill("");
    shelf.pass(2 * Shelf.HOUR);
    LeaseRecord third = shelf.lease(3);
    shelf.pass(1000);
    LeaseRecord first = shelf.lease(1);
    LeaseRecord fourth = shelf.lease(4);
    shelf.pass(1000);
    all = List.of(first, third, fourth, odd());
  }

  /** Restores the dump and runs another statement. */
  private void fill(String more) throws Exception {
    Files.deleteIfExists(shelf.file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shelf.file);
        Statement sql = connection.createStatement();
        InputStream dump = Version1Test.class.getResourceAsStream("version-1.sql")) {
      sql.executeUpdate(new String(dump.readAllBytes(), StandardCharsets.UTF_8) + more);
    }
  }

  /** What stands in its last row, with every kind of value. */
  private LeaseRecord odd() {
    LeaseRecord lease = shelf.lease(5);
    return new LeaseRecord(
        lease.address(),
        LeaseState.BOUND,
        new ClientKey(
            Octets.of(new byte[] {(byte) 0xff, 0, 1}), ClientKey.Source.CLIENT_IDENTIFIER),
        lease.hardware(),
        "a\"b'];\u00e4 |,",
        Octets.of(new byte[] {1, 2, 3, 4}),
        0xffff_ffffL,
        LeaseRecord.NEVER);
  }

  private void assertWhole() throws Exception {
    assertEquals(List.of("2"), shelf.ask("PRAGMA user_version"));
    assertEquals(
        List.of("167772163|mac:0102000000001e|1790000000000|1790003600000"), shelf.ask(HISTORY));
    assertEquals(List.of("ok"), shelf.ask("PRAGMA integrity_check"));
  }

  @Test
  void nothingIsLost() throws Exception {
    assertEquals(all, shelf.read());
    assertWhole();
    assertEquals(List.of("2"), shelf.ask("SELECT count(*) FROM journal"), "not folded yet");
    assertEquals(
        List.of("10.0.0.1|host-1", "10.0.0.3|host-3", "10.0.0.4|host-4", "10.0.0.5|" + escaped()),
        shelf.ask("SELECT address, hostname FROM leases"));
    shelf.tidy();
    assertEquals(all, shelf.read());
    assertEquals(List.of(), shelf.told);
  }

  private static String escaped() {
    return "a%22b%27%5d%3b%c3%a4%20%7c%2c";
  }

  /** An operator may have added to it, and what he added may use what is made anew. */
  @Test
  void anOperatorsViewSurvives() throws Exception {
    fill("CREATE VIEW mine AS SELECT address FROM leases, (SELECT count(*) FROM history)");
    assertEquals(all, shelf.read());
    assertEquals(4, shelf.ask("SELECT * FROM mine").size());
  }

  @Test
  void aDamagedOneIsSalvaged() throws Exception {
    byte[] bytes = Files.readAllBytes(shelf.file);
    bytes[0] ^= 1;
    Files.write(shelf.file, bytes);
    assertEquals(all, shelf.read());
    assertWhole();
    assertTrue(shelf.told.get(0).contains("was damaged"), shelf.told::toString);
  }

  @Test
  void aRowOfItsJournalThatWasChangedIsNotBelieved() throws Exception {
    fill("UPDATE journal SET changes = replace(changes, '0000000004', '0000000009')");
    assertEquals(List.of(1, 3, 5), numbers());
    assertTrue(shelf.told.get(0).contains("was damaged"), shelf.told::toString);
  }

  private List<Integer> numbers() throws StoreException {
    return shelf.read().stream().map(lease -> lease.address().bits() - 0x0a000000).toList();
  }
}

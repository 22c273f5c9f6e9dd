package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is there after the next start, whatever it is made of. */
final class SqliteStoreTest {
  private static final long SEED = 20261123;

  @TempDir private Path directory;

  private Shelf shelf;

  @BeforeEach
  void place() {
    shelf = new Shelf(directory);
  }

  @Test
  void aNewStoreIsEmptyAndSaysNothing() throws Exception {
    assertEquals(List.of(), shelf.read());
    assertEquals(List.of(), shelf.told);
  }

  @Test
  void leasesAreThereAgain() throws Exception {
    LeaseRecord first = shelf.lease(1);
    LeaseRecord second = shelf.lease(2);
    shelf.write(first, second);
    assertEquals(List.of(first, second), shelf.read());
    assertEquals(List.of(first, second), shelf.read());
  }

  @Test
  void theLastWriteOfAnAddressCounts() throws Exception {
    LeaseRecord before = shelf.lease(1, 7);
    LeaseRecord after = shelf.lease(1, 8);
    shelf.write(before);
    shelf.write(shelf.lease(2), after);
    assertEquals(after, shelf.read().get(0));
  }

  @Test
  void whatIsForgottenIsGone() throws Exception {
    shelf.write(shelf.lease(1), shelf.lease(2));
    try (LeaseStore store = shelf.open()) {
      store.write(List.of(new LeaseChange.Remove(Shelf.address(1))));
    }
    assertEquals(
        List.of(Shelf.address(2)), shelf.read().stream().map(LeaseRecord::address).toList());
  }

  @Test
  void everyStateIsThereAgain() throws Exception {
    List<LeaseRecord> all = new ArrayList<>();
    for (LeaseState state : LeaseState.values()) {
      all.add(shelf.lease(10 + state.ordinal()).in(state));
    }
    shelf.write(all.toArray(LeaseRecord[]::new));
    assertEquals(all, shelf.read());
  }

  @Test
  void aLeaseWithoutEndHasNone() throws Exception {
    LeaseRecord plain = shelf.lease(1);
    LeaseRecord endless =
        new LeaseRecord(
            plain.address(),
            plain.state(),
            plain.client(),
            plain.hardware(),
            plain.hostname(),
            plain.agentInformation(),
            0xffff_ffffL,
            LeaseRecord.NEVER);
    shelf.write(endless);
    shelf.pass(100 * 365 * 24 * Shelf.HOUR);
    assertEquals(List.of(endless), shelf.read());
  }

  @Test
  void hostileBytesInEveryFieldAreThereAgain() throws Exception {
    Random random = new Random(SEED);
    List<LeaseRecord> all = new ArrayList<>();
    List<String> names =
        List.of(
            "\"",
            "\\",
            "\n",
            ",",
            ";",
            "}",
            "\0",
            "'",
            "%",
            "%0",
            "a%00b",
            "]],[[",
            "\u001b[2J",
            "-- ",
            "é",
            "\ud83d\ude00",
            " ",
            "\"],[167772161,\"bound");
    for (int i = 0; i < 300; i++) {
      byte[] key = new byte[random.nextInt(256)];
      byte[] hardware = new byte[random.nextInt(18)];
      byte[] agent = new byte[random.nextInt(256)];
      random.nextBytes(key);
      random.nextBytes(hardware);
      random.nextBytes(agent);
      ClientKey.Source source = ClientKey.Source.values()[random.nextInt(2)];
      all.add(
          new LeaseRecord(
              Shelf.address(i + 1),
              LeaseState.BOUND,
              new ClientKey(Octets.of(key), source),
              Octets.of(hardware),
              names.get(i % names.size()).repeat(1 + i / names.size()),
              Octets.of(agent),
              random.nextLong(1L << 32),
              shelf.now.uptime() + 1 + random.nextInt()));
    }
    for (int i = 0; i < all.size(); i++) {
      LeaseRecord lease = all.get(i);
      all.set(i, lease.end() > shelf.now.uptime() ? lease : lease.in(LeaseState.EXPIRED));
    }
    shelf.write(all.toArray(LeaseRecord[]::new));
    assertEquals(all, shelf.read(), () -> "seed " + SEED);
  }

  @Test
  void manyWritesWithHousekeepingBetweenThemAreAllThere() throws Exception {
    Random random = new Random(SEED);
    LeaseRecord[] last = new LeaseRecord[500];
    try (LeaseStore store = shelf.open()) {
      for (int i = 0; i < 300; i++) {
        List<LeaseChange> changes = new ArrayList<>();
        for (int j = random.nextInt(40); j >= 0; j--) {
          int number = random.nextInt(last.length);
          last[number] = shelf.lease(number + 1, 1 + random.nextInt(5000));
          changes.add(new LeaseChange.Put(last[number]));
        }
        store.write(changes);
        shelf.pass(1000);
        if (random.nextInt(10) == 0) {
          store.tidy();
        }
      }
    }
    List<LeaseRecord> expected = new ArrayList<>();
    for (LeaseRecord lease : last) {
      if (lease != null) {
        expected.add(lease);
      }
    }
    assertEquals(expected, shelf.read(), () -> "seed " + SEED);
  }

  @Test
  void aCrowdedJournalSaysSo() throws Exception {
    try (LeaseStore store = shelf.open()) {
      for (int i = 0; !store.isCrowded(); i++) {
        assertTrue(i < 100, "never crowded");
        LeaseRecord[] some = new LeaseRecord[1000];
        for (int j = 0; j < some.length; j++) {
          some[j] = shelf.lease(1 + j);
        }
        store.write(Shelf.puts(some));
      }
      while (store.tidy()) {
        // to the end
      }
      assertFalse(store.isCrowded());
    }
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM journal"));
    assertEquals(1000, shelf.read().size());
  }

  @Test
  void whatWasWrittenIsThereWithoutAClose() throws Exception {
    LeaseStore killed = shelf.open();
    killed.write(Shelf.puts(shelf.lease(1)));
    Shelf copy = shelf.copyTo(directory.resolve("copy"));
    assertEquals(List.of(shelf.lease(1)), copy.read());
    assertEquals(List.of(), copy.told);
    killed.close();
  }

  @Test
  void aStoreThatWasOpenedAgainIsIntact() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      assertEquals(LeaseStore.Reopened.INTACT, store.reopen());
      store.write(Shelf.puts(shelf.lease(2)));
    }
    assertEquals(2, shelf.read().size());
  }
}

package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store of leases does: what is written is there after the next start, whatever it is
 * made of, and it is remembered who had an address.
 */
abstract class LeaseStoreContract {
  private static final long SEED = 20261123;

  Shelf shelf;

  /** An empty place for a store. */
  abstract Shelf place() throws Exception;

  @BeforeEach
  void takePlace() throws Exception {
    shelf = place();
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
  void aStoreThatWasOpenedAgainIsIntact() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      assertEquals(LeaseStore.Reopened.INTACT, store.reopen());
      store.write(Shelf.puts(shelf.lease(2)));
    }
    assertEquals(2, shelf.read().size());
  }

  @Test
  void ofOneAddressWrittenTwiceTheLastWriteCounts() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(
          List.of(
              new LeaseChange.Put(shelf.lease(1, 7)),
              new LeaseChange.Remove(Shelf.address(2)),
              new LeaseChange.Put(shelf.lease(1, 8)),
              new LeaseChange.Put(shelf.lease(2)),
              new LeaseChange.Put(shelf.lease(3)),
              new LeaseChange.Remove(Shelf.address(3))));
    }
    assertEquals(List.of(shelf.lease(1, 8), shelf.lease(2)), shelf.read());
  }

  @Test
  void whoOnlyReadsSeesTheSame() throws Exception {
    try (LeaseStore store = shelf.open()) {
      store.write(Shelf.puts(shelf.lease(1)));
      store.tidy();
      store.write(Shelf.puts(shelf.lease(2)));
      assertEquals(List.of(shelf.lease(1), shelf.lease(2)), shelf.look());
    }
    assertEquals(shelf.read(), shelf.look());
  }

  @Test
  void oneHasItAtATime() throws Exception {
    try (LeaseStore store = shelf.open()) {
      StoreException refused = assertThrows(StoreException.class, shelf::open);
      assertEquals(StoreException.Kind.IN_USE, refused.kind());
      String process = "process " + ProcessHandle.current().pid();
      assertTrue(refused.getMessage().contains(process), refused::getMessage);
      store.write(Shelf.puts(shelf.lease(1)));
    }
    assertEquals(1, shelf.read().size());
  }

  @Test
  void itIsToldWhoHadAnAddressWhen() throws Exception {
    LeaseRecord first = shelf.lease(1, 7);
    shelf.write(first);
    shelf.pass(Shelf.HOUR / 2);
    shelf.write(shelf.lease(1, 7));
    shelf.pass(Shelf.HOUR / 4);
    LeaseRecord ended = shelf.lease(1, 7);
    shelf.write(
        new LeaseRecord(
            ended.address(),
            LeaseState.RELEASED,
            ended.client(),
            ended.hardware(),
            ended.hostname(),
            ended.agentInformation(),
            ended.leaseSeconds(),
            shelf.now.uptime()));
    shelf.pass(Shelf.HOUR);
    shelf.write(shelf.lease(1, 8));
    shelf.tidy();
    assertEquals(
        List.of(
            "10.0.0.1|2026-09-21 14:13:20|2026-09-21 14:58:20|mac:01020000000007",
            "10.0.0.1|2026-09-21 15:58:20|2026-09-21 16:58:20|mac:01020000000008"),
        shelf.tenancies());
  }

  @Test
  void anAddressThatWasDeclinedWasItsClientsUntilThen() throws Exception {
    shelf.write(shelf.lease(1));
    shelf.pass(1000);
    shelf.write(shelf.lease(1).in(LeaseState.DECLINED));
    shelf.tidy();
    assertEquals(
        List.of("10.0.0.1|2026-09-21 14:13:20|2026-09-21 14:13:21|mac:01020000000001"),
        shelf.tenancies());
  }

  @Test
  void manyTenantsOfOneFoldAreAllRemembered() throws Exception {
    try (LeaseStore store = shelf.open()) {
      for (int client = 1; client <= 20; client++) {
        store.write(Shelf.puts(shelf.lease(1, client)));
        shelf.pass(2 * Shelf.HOUR);
      }
    }
    shelf.tidy();
    assertEquals(20, shelf.tenancies().size());
  }

  @Test
  void historyThatIsTooOldGoes() throws Exception {
    shelf.history = HistoryLimit.of(Duration.ofDays(1));
    shelf.write(shelf.lease(1, 7));
    shelf.pass(2 * Shelf.HOUR);
    shelf.write(shelf.lease(1, 8));
    shelf.tidy();
    assertEquals(List.of("1"), shelf.ask("SELECT count(*) FROM history"));
    shelf.pass(26 * Shelf.HOUR);
    shelf.tidy();
    assertEquals(List.of("0"), shelf.ask("SELECT count(*) FROM history"));
  }

  @Test
  void thereIsNeverMoreHistoryThanItsLimit() throws Exception {
    shelf.history = new HistoryLimit(Duration.ofDays(30), 10);
    try (LeaseStore store = shelf.open()) {
      for (int client = 1; client <= 50; client++) {
        store.write(Shelf.puts(shelf.lease(1, client)));
        shelf.pass(2 * Shelf.HOUR);
      }
    }
    shelf.tidy();
    assertEquals(List.of("10|49"), shelf.ask("SELECT count(*), max(id) FROM history"));
  }
}

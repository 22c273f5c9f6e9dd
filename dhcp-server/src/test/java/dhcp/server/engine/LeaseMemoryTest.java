package dhcp.server.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases as rows of bytes, held against records. */
class LeaseMemoryTest {
  private static final int ROWS = 64;

  private final LeaseMemory memory = new LeaseMemory();

  private Lease lease(int row) {
    return new Lease(memory, row);
  }

  private static LeaseRecord random(SplittableRandom random, int address) {
    byte[] key = random.nextInt(4) == 0 ? new byte[255] : new byte[random.nextInt(30)];
    byte[] hardware = new byte[random.nextInt(18)];
    random.nextBytes(key);
    random.nextBytes(hardware);
    String name = "n".repeat(random.nextInt(3) == 0 ? 63 : random.nextInt(20));
    byte[] agent = new byte[random.nextInt(5) == 0 ? 255 : 0];
    random.nextBytes(agent);
    return new LeaseRecord(
        new Ipv4Address(address),
        LeaseState.values()[random.nextInt(LeaseState.values().length)],
        new ClientKey(Octets.of(key), ClientKey.Source.values()[random.nextInt(2)]),
        Octets.of(random.nextBoolean() && key.length < 18 ? key : hardware),
        name,
        Octets.of(agent),
        random.nextInt() & 0xffff_ffffL,
        random.nextLong());
  }

  private static void write(LeaseRecord record, Lease lease) {
    lease.state(record.state());
    lease.owner(record.client(), record.hardware().bytes());
    lease.hostname(record.hostname().getBytes(StandardCharsets.US_ASCII));
    lease.agentInformation(record.agentInformation().bytes());
    lease.leaseSeconds((int) record.leaseSeconds());
    lease.end(record.end());
  }

  /** Whatever is written into a row is there again, and nothing of it in another. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachRowKeepsItsOwn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < ROWS; row += LeaseMemory.PAGE) {
      assertEquals(row, memory.takePage());
    }
    Map<Integer, LeaseRecord> model = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      int row = random.nextInt(ROWS);
      if (random.nextInt(5) == 0) {
        lease(row).clear();
        model.remove(row);
      } else {
        if (!model.containsKey(row)) {
          lease(row).begin(row + 1);
        }
        model.put(row, random(random, row + 1));
        write(model.get(row), lease(row));
      }
      int other = random.nextInt(ROWS);
      assertEquals(model.containsKey(other), lease(other).exists());
      if (model.containsKey(other)) {
        assertEquals(model.get(other), lease(other).toRecord(), "row " + other);
      }
    }
  }

  @Test
  void numbersOfARowDoNotDisturbEachOther() {
    int row = memory.takePage();
    Lease lease = lease(row);
    lease.begin(0xffff_fffe);
    assertEquals(-1, lease.queuePlace());
    assertEquals(-1, lease.nextOfHardware());
    assertEquals(-1, lease.previousOfHardware());
    assertFalse(lease.isFiled());
    lease.end(Long.MAX_VALUE);
    lease.leaseSeconds(-1);
    lease.queuePlace(Integer.MAX_VALUE - 1);
    lease.nextOfHardware(5);
    lease.previousOfHardware(7);
    lease.unstored(-30_000);
    lease.state(LeaseState.CONFLICT);
    lease.hostname(new byte[] {'a'});
    assertEquals(0xffff_fffe, lease.address());
    assertEquals(Long.MAX_VALUE, lease.end());
    assertEquals(-1, lease.leaseSeconds());
    assertEquals(Integer.MAX_VALUE - 1, lease.queuePlace());
    assertEquals(5, lease.nextOfHardware());
    assertEquals(7, lease.previousOfHardware());
    assertEquals(-30_000, lease.unstored());
    assertEquals(LeaseState.CONFLICT, lease.state());
    assertArrayEquals(new byte[] {'a'}, lease.hostname());
    assertFalse(lease(row + 1).exists());
  }

  @Test
  void whatHasNoRoomAnywhereIsRefused() {
    Lease lease = lease(memory.takePage());
    lease.begin(1);
    assertThrows(IllegalArgumentException.class, () -> lease.hostname(new byte[256]));
  }

  /**
   * Into the second large piece, and with pages given back in between, each row is another place.
   */
  @Test
  void manyPagesAreDifferentPlaces() {
    Set<Integer> pages = new HashSet<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      int page = memory.takePage();
      assertTrue(pages.add(page));
      order.add(page);
      for (int row = page; row < page + LeaseMemory.PAGE; row++) {
        assertFalse(lease(row).exists());
        lease(row).begin(row);
      }
      if (i % 7 == 0) {
        for (int row = page; row < page + LeaseMemory.PAGE; row++) {
          lease(row).clear();
        }
        memory.giveBackPage(page);
        pages.remove(page);
        order.remove(order.size() - 1);
      }
    }
    for (int page : order) {
      for (int row = page; row < page + LeaseMemory.PAGE; row++) {
        assertEquals(row, lease(row).address());
      }
    }
  }
}

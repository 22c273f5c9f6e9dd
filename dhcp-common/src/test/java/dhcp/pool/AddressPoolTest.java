package dhcp.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pool against a sorted set that does the same the slow way, and at sizes no set reaches. */
final class AddressPoolTest {
  private static Ipv4Address at(long address) {
    return new Ipv4Address((int) address);
  }

  private static AddressRange range(String first, String last) {
    return new AddressRange(Ipv4Address.parse(first), Ipv4Address.parse(last));
  }

  private static List<AddressRange> randomRanges(Random random, int most, long base, int span) {
    List<AddressRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      long first = base + random.nextInt(span);
      ranges.add(
          new AddressRange(at(first), at(Math.min(first + random.nextInt(200), base + span - 1))));
    }
    return ranges;
  }

  @Test
  void doesAsASortedSetDoes() {
    Random random = new Random(1);
    for (int round = 0; round < 400; round++) {
      long base = round % 4 == 0 ? 0xffff_ff00L - 300 : 0x0a00_0000L;
      int span = base > 0x0b00_0000L ? 556 : 700; // the first ends with the last address there is
      List<AddressRange> ranges = randomRanges(random, 4, base, span);
      List<AddressRange> excluded = randomRanges(random, 6, base, span);
      TreeSet<Ipv4Address> all = new TreeSet<>();
      for (long a = base; a < base + span; a++) {
        Ipv4Address address = at(a);
        if (ranges.stream().anyMatch(r -> r.contains(address))
            && excluded.stream().noneMatch(r -> r.contains(address))) {
          all.add(address);
        }
      }
      compare(random, new AddressPool(ranges, excluded), all, base, span);
    }
  }

  private static void compare(
      Random random, AddressPool pool, TreeSet<Ipv4Address> all, long base, int span) {
    TreeSet<Ipv4Address> free = new TreeSet<>(all);
    assertEquals(all.size(), pool.size());
    for (int step = 0; step < 300; step++) {
      Ipv4Address address = at(base - 2 + random.nextInt(span + 2));
      assertEquals(all.contains(address), pool.contains(address));
      assertEquals(free.contains(address), pool.isFree(address));
      assertEquals(Optional.ofNullable(free.higher(address)), pool.nextAfter(address));
      if (random.nextBoolean()) {
        assertEquals(free.remove(address), pool.take(address));
      } else {
        boolean given = all.contains(address) && free.add(address);
        assertEquals(given, pool.giveBack(address));
      }
      assertEquals(free.size(), pool.free());
    }
  }

  @Test
  void nothingToGive() {
    AddressPool none = new AddressPool(List.of(), List.of());
    assertEquals(0, none.size());
    assertEquals(Optional.empty(), none.nextAfter(Ipv4Address.ANY));
    AddressRange range = range("10.0.0.1", "10.0.0.9");
    assertEquals(0, new AddressPool(List.of(range), List.of(range)).free());
  }

  @Test
  void aWholeClassAWithOneAddressLeft() {
    AddressPool pool = new AddressPool(List.of(range("10.0.0.0", "10.255.255.255")), List.of());
    assertEquals(1 << 24, pool.free());
    Ipv4Address left = Ipv4Address.of(10, 77, 3, 200);
    for (long i = 0; i < 1 << 24; i++) {
      Ipv4Address address = at(0x0a00_0000L + i);
      if (!address.equals(left)) {
        pool.take(address);
      }
    }
    assertEquals(1, pool.free());
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Optional.of(left), pool.nextAfter(at(0x0a00_0000L + i)));
    }
    assertTrue(pool.take(left));
    assertFalse(pool.take(left));
    assertEquals(Optional.empty(), pool.nextAfter(Ipv4Address.ANY));
  }

  @Test
  void theLastAddressOfAll() {
    AddressPool pool =
        new AddressPool(List.of(range("255.255.255.254", "255.255.255.255")), List.of());
    assertEquals(Optional.of(at(-1)), pool.nextAfter(at(-2)));
    assertEquals(Optional.empty(), pool.nextAfter(at(-1)));
  }
}

package dhcp.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table's three indexes, held against plain maps through random changes. */
class LeaseTableTest {
  private static final int ADDRESSES = 700;

  private final Map<Integer, String> model = new HashMap<>();

  private static ClientKey client(int n) {
    byte[] octets = {0, (byte) (n >> 8), (byte) n};
    return new ClientKey(Octets.of(octets), ClientKey.Source.CLIENT_IDENTIFIER);
  }

  private static byte[] hardware(int n) {
    return new byte[] {1, 2, (byte) n};
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithPlainMaps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LeaseTable table = new LeaseTable(new LeaseMemory(), seed);
    for (int i = 0; i < 20_000; i++) {
      int address = 1 + random.nextInt(ADDRESSES);
      if (random.nextInt(3) > 0) {
        int client = random.nextInt(300);
        int machine = random.nextInt(20);
        table.assign(table.entry(new Ipv4Address(address)), client(client), hardware(machine));
        model.put(address, client + "/" + machine);
      } else {
        table.at(new Ipv4Address(address)).ifPresent(table::remove);
        model.remove(address);
      }
    }
    assertEquals(model.size(), table.size());
    for (int address = 1; address <= ADDRESSES; address++) {
      assertEquals(model.containsKey(address), table.at(new Ipv4Address(address)).isPresent());
    }
    for (int client = 0; client < 300; client++) {
      Set<Integer> found = new HashSet<>();
      table.eachOf(client(client), lease -> assertTrue(found.add(lease.address())));
      assertEquals(addresses(client + "/"), found, "client " + client);
    }
    for (int machine = 0; machine < 20; machine++) {
      assertEquals(addresses("/" + machine), ofMachine(table, machine), "machine " + machine);
    }
  }

  /** The seed is nothing to who changes only bits that the way to the hash lets cancel out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 8, 16, 24})
  void noChangeOfAnIdentifierLeavesItsHashWhateverTheSeed(int word) {
    for (int first = word; first < word + 8; first++) {
      for (int second = word + 8; second < word + 16; second++) {
        assertHashesDiffer(first, second, word + 15);
      }
    }
  }

  private static void assertHashesDiffer(int first, int second, int top) {
    for (int bit = 0; bit < 8; bit++) {
      byte[] identifier = new byte[48];
      byte[] changed = identifier.clone();
      changed[first] ^= (byte) 0x80;
      changed[second] ^= (byte) (1 << bit);
      changed[top] ^= (byte) 0x80;
      int same = 0;
      for (long seed = 1; seed <= 32; seed++) {
        long mixed = seed * 0x5851F42D4C957F2DL;
        int hash = LeaseTable.hash(mixed, identifier, 0, identifier.length);
        same += hash == LeaseTable.hash(mixed, changed, 0, changed.length) ? 1 : 0;
      }
      assertTrue(same < 2, same + " of 32 seeds, bytes " + first + " and " + second);
    }
  }

  @Test
  void nobodyCanHaveTheAddressZero() {
    LeaseTable table = new LeaseTable(new LeaseMemory(), 1);
    assertThrows(IllegalArgumentException.class, () -> table.entry(Ipv4Address.ANY));
    assertEquals(0, table.size());
  }

  private Set<Integer> addresses(String part) {
    Set<Integer> addresses = new HashSet<>();
    model.forEach(
        (address, who) -> {
          if (part.startsWith("/") ? who.endsWith(part) : who.startsWith(part)) {
            addresses.add(address);
          }
        });
    return addresses;
  }

  private static Set<Integer> ofMachine(LeaseTable table, int machine) {
    List<Integer> found = new ArrayList<>();
    Optional<Lease> lease = table.ofHardware(hardware(machine));
    while (lease.isPresent()) {
      found.add(lease.get().address());
      lease = lease.flatMap(table::nextOfHardware);
    }
    Set<Integer> distinct = new HashSet<>(found);
    assertEquals(distinct.size(), found.size(), "each once");
    return distinct;
  }
}

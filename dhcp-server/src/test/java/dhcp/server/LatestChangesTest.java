package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.LeaseChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of several changes of one address the last is kept, where the first was. */
class LatestChangesTest {
  /** A change that is told from another one of the same address by being another object. */
  private static LeaseChange change(int address) {
    return new LeaseChange.Remove(new Ipv4Address(address));
  }

  private static void demandSame(List<LeaseChange> wanted, List<LeaseChange> got) {
    assertEquals(wanted.size(), got.size());
    for (int i = 0; i < wanted.size(); i++) {
      assertSame(wanted.get(i), got.get(i));
    }
  }

  @Test
  void theLastOfAnAddressTakesThePlaceOfTheFirst() {
    LeaseChange first = change(1);
    LeaseChange second = change(2);
    LeaseChange third = change(1);
    LatestChanges latest = new LatestChanges(3);
    List.of(first, second, third).forEach(latest::put);
    demandSame(List.of(third, second), latest.list());
  }

  @Test
  void aHundredRunsOfAnyLengthGiveWhatAMapGives() {
    Random random = new Random(7);
    for (int run = 0; run < 100; run++) {
      int length = random.nextInt(1, 5000);
      int addresses = random.nextInt(1, 5000);
      Map<Integer, LeaseChange> wanted = new LinkedHashMap<>();
      LatestChanges latest = new LatestChanges(random.nextInt(length));
      for (int i = 0; i < length; i++) {
        LeaseChange change = change(random.nextInt(addresses) << random.nextInt(20));
        wanted.put(change.address().bits(), change);
        latest.put(change);
      }
      demandSame(new ArrayList<>(wanted.values()), latest.list());
    }
  }

  @Test
  void withoutChangesThereIsNone() {
    assertEquals(List.of(), new LatestChanges(0).list());
  }
}

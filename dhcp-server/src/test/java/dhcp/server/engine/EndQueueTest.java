package dhcp.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue of ends, held against a plain map of times. */
class EndQueueTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void firstIsAlwaysTheEarliest(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LeaseMemory memory = new LeaseMemory();
    EndQueue queue = new EndQueue(memory);
    Map<Integer, Long> model = new HashMap<>();
    List<Lease> leases = new ArrayList<>();
    while (leases.size() < 200) {
      int page = memory.takePage();
      for (int row = page; row < page + LeaseMemory.PAGE; row++) {
        leases.add(new Lease(memory, row));
      }
    }
    for (int i = 0; i < 20_000; i++) {
      Lease lease = leases.get(random.nextInt(leases.size()));
      long time = random.nextInt(1000);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          queue.offer(lease, time);
          model.merge(lease.row(), time, Math::min);
        }
        case 2 -> {
          if (model.remove(lease.row()) != null) {
            queue.remove(lease);
          }
        }
        default -> {
          if (queue.size() > 0) {
            long later = queue.firstTime() + time;
            model.put(queue.first().row(), later);
            queue.postponeFirst(later);
          }
        }
      }
      long earliest = model.values().stream().min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
      assertEquals(earliest, queue.firstTime());
      assertEquals(model.size(), queue.size());
      assertTrue(model.isEmpty() || model.get(queue.first().row()) == earliest);
    }
  }
}

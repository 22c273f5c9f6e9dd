package dhcp.simulation;

import dhcp.link.MemoryWire;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Clients and a server, as they are but without their shells, on a wire in memory and in virtual
 * time. A seed decides everything, so that what went wrong once goes wrong again.
 */
final class Simulation {
  private record Task(long time, long order, Runnable action) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::order));
  private long order;

  final SplittableRandom random;
  final MemoryWire wire;
  final Oracle oracle;

  Simulation(long seed, MemoryWire.Faults faults) {
    random = new SplittableRandom(seed);
    wire = new MemoryWire(random.split(), faults);
    oracle = new Oracle(seed);
  }

  long now() {
    return wire.now();
  }

  /** Does something at a time, which is not before now. */
  void at(long time, Runnable action) {
    tasks.add(new Task(time, order++, action));
  }

  void after(long millis, Runnable action) {
    at(now() + millis, action);
  }

  /** Does something at random times, as often on average as every so many milliseconds. */
  void nowAndThen(long average, Runnable action) {
    after(
        random.nextLong(2 * average) + 1,
        () -> {
          action.run();
          nowAndThen(average, action);
        });
  }

  /** Lets everything happen that happens until a time. */
  void runUntil(long end) {
    while (next() <= end) {
      if (wire.nextArrival().orElse(Long.MAX_VALUE) <= nextTask()) {
        wire.step();
      } else {
        wire.advanceTo(nextTask());
        tasks.remove().action().run();
      }
    }
    wire.advanceTo(end);
  }

  private long next() {
    return Math.min(wire.nextArrival().orElse(Long.MAX_VALUE), nextTask());
  }

  private long nextTask() {
    return tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().time();
  }
}

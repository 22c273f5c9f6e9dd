package dhcp.simulation;

import dhcp.link.MemoryWire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Clients and servers, as they are but without their shells, on wires in memory and in virtual
 * time. A seed decides everything, so that what went wrong once goes wrong again.
 */
final class Simulation {
  private record Task(long time, long order, Runnable action) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::order));
  private final List<Segment> segments = new ArrayList<>();
  private long order;
  private long now;

  final SplittableRandom random;
  final Diary diary = new Diary();
  final Oracle oracle;

  /** The segment that the servers are on. */
  final Segment home;

  Simulation(long seed, MemoryWire.Faults faults) {
    random = new SplittableRandom(seed);
    oracle = new Oracle(seed, diary);
    home = addSegment(faults);
  }

  /** One more segment, which a {@link RelayNode} may connect. */
  Segment addSegment(MemoryWire.Faults faults) {
    Segment segment = new Segment(this, segments.size(), new MemoryWire(random.split(), faults));
    segments.add(segment);
    return segment;
  }

  List<Segment> segments() {
    return segments;
  }

  long now() {
    return now;
  }

  /** Does something at a time, which is not before now. */
  void at(long time, Runnable action) {
    tasks.add(new Task(time, order++, action));
  }

  void after(long millis, Runnable action) {
    at(now + millis, action);
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

  /** From now on, other faults on all wires. */
  void setFaults(MemoryWire.Faults faults) {
    segments.forEach(segment -> segment.wire().setFaults(faults));
  }

  /** Lets everything happen that happens until a time. */
  void runUntil(long end) {
    for (long next = next(); next <= end; next = next()) {
      goTo(Math.max(now, next));
      Segment busy = busiest(next);
      if (busy != null) {
        busy.wire().step();
      } else {
        tasks.remove().action().run();
      }
    }
    goTo(end);
  }

  /** Sets all clocks; wires on which a frame is due stay just before it arrives. */
  private void goTo(long time) {
    now = time;
    for (Segment segment : segments) {
      long due = segment.nextArrival();
      long to = due > time ? time : due - 1;
      if (to > segment.wire().now()) {
        segment.wire().advanceTo(to);
      }
    }
  }

  /** A segment on which a frame arrives at the time; null when only a task is due. */
  private Segment busiest(long time) {
    for (Segment segment : segments) {
      if (segment.nextArrival() <= time) {
        return segment;
      }
    }
    return null;
  }

  private long next() {
    long next = tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().time();
    for (Segment segment : segments) {
      next = Math.min(next, segment.nextArrival());
    }
    return next;
  }

  /** How much is still to happen: what a leak would show in. */
  int pending() {
    return tasks.size();
  }
}

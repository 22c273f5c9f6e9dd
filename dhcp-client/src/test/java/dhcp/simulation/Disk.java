package dhcp.simulation;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.lease.MemoryRows;
import dhcp.server.lease.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk that takes its time and can fail, with a group commit before it: what waits is written
 * together, and the answers leave when it is there. Of what was not yet there when the server
 * crashes, some of the first is there afterwards all the same.
 */
class Disk {
  private static final long SLOWEST = 5;

  /** One write in so many takes up to so long. */
  private static final int STALLS_IN = 50;

  private static final long STALL = 1_000;
  private static final long RETRY = 200;

  /** An answer that waited for longer than this does not leave, as the real commit has it. */
  private static final long FRESH = 2_000;

  private record Entry(List<LeaseChange> changes, Runnable then, long since) {}

  private final Simulation simulation;
  private final MemoryRows rows = new MemoryRows();
  private List<Entry> waiting = new ArrayList<>();
  private List<Entry> underWay = List.of();
  private boolean failing;
  private int life;

  Disk(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Writes changes some time, then lets the answer leave and tells the engine. */
  void store(
      List<LeaseChange> changes,
      Runnable then,
      ServerClock clock,
      Consumer<List<LeaseChange>> told) {
    if (changes.isEmpty()) {
      then.run();
      return;
    }
    waiting.add(new Entry(changes, then, simulation.now()));
    if (underWay.isEmpty()) {
      begin(clock, told);
    }
  }

  private void begin(ServerClock clock, Consumer<List<LeaseChange>> told) {
    underWay = waiting;
    waiting = new ArrayList<>();
    int born = life;
    simulation.after(
        simulation.random.nextLong(simulation.random.nextInt(STALLS_IN) == 0 ? STALL : SLOWEST),
        () -> {
          if (life == born) {
            finish(clock, told);
          }
        });
  }

  private void finish(ServerClock clock, Consumer<List<LeaseChange>> told) {
    if (failing) {
      int born = life;
      simulation.after(
          RETRY,
          () -> {
            if (life == born) {
              finish(clock, told);
            }
          });
      return;
    }
    List<Entry> done = underWay;
    underWay = List.of();
    List<LeaseChange> changes = done.stream().flatMap(e -> e.changes().stream()).toList();
    write(changes, clock.moment());
    for (Entry entry : done) {
      if (simulation.now() - entry.since() <= FRESH) {
        entry.then().run();
      } else {
        simulation.diary.count(Happening.ANSWERED_TOO_LATE);
      }
    }
    told.accept(latest(changes));
    if (!waiting.isEmpty() && underWay.isEmpty()) {
      begin(clock, told);
    }
  }

  /** Of several changes of one address the last is what counts. */
  private static List<LeaseChange> latest(List<LeaseChange> changes) {
    Map<Ipv4Address, LeaseChange> latest = new TreeMap<>();
    changes.forEach(change -> latest.put(change.address(), change));
    return List.copyOf(latest.values());
  }

  /** Makes changes durable. */
  void write(List<LeaseChange> changes, Moment now) {
    rows.write(changes, now);
  }

  /** The machine ends: of what was under way, any number of the first changes were written. */
  void crash(Moment now) {
    life++;
    List<LeaseChange> unsynced = new ArrayList<>();
    underWay.forEach(entry -> unsynced.addAll(entry.changes()));
    waiting.forEach(entry -> unsynced.addAll(entry.changes()));
    underWay = List.of();
    waiting = new ArrayList<>();
    if (unsynced.isEmpty()) {
      return;
    }
    int kept = simulation.random.nextInt(unsynced.size() + 1);
    write(unsynced.subList(0, kept), now);
    if (kept < unsynced.size()) {
      simulation.diary.count(Happening.CRASHED_WITH_WRITES_LOST);
    }
  }

  /** Loses everything, as a server without a lease database does. */
  void wipe() {
    rows.clear();
  }

  void setFailing(boolean fails) {
    failing = fails;
  }

  /** What is known at a start. */
  List<LeaseRecord> restored(Moment now) {
    return rows.restored(now);
  }

  int waiting() {
    return waiting.size() + underWay.size();
  }
}

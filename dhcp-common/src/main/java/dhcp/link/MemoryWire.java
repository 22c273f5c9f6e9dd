package dhcp.link;

import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * An Ethernet segment in memory, for tests and the simulator: it can lose, delay, double and
 * reorder frames, and does so again from the same seed. It has no threads; frames arrive when
 * somebody advances its time.
 */
public final class MemoryWire {
  /**
   * What the wire does to frames, decided for each receiving station apart.
   *
   * @param loss how likely a frame is lost, 0 to 1
   * @param duplication how likely a frame that is not lost comes twice, 0 to 1
   * @param minDelay milliseconds
   * @param maxDelay milliseconds, every value from the least on as likely; frames overtake each
   *     other
   */
  public record Faults(double loss, double duplication, long minDelay, long maxDelay) {
    /** Every frame arrives once, in order, in the millisecond in which it was sent. */
    public static final Faults NONE = new Faults(0, 0, 0, 0);

    public Faults {
      if (!(loss >= 0 && loss <= 1 && duplication >= 0 && duplication <= 1)) {
        throw new IllegalArgumentException(
            "loss " + loss + " or duplication " + duplication + " is not in 0 to 1");
      }
      if (minDelay < 0 || maxDelay < minDelay) {
        throw new IllegalArgumentException(
            "delays of " + minDelay + " to " + maxDelay + " ms are no range");
      }
    }
  }

  /** Sees every frame that a station sends, lost or not: the oracle of a simulation. */
  public interface Tap {
    void onSend(WireStation from, byte[] frame);
  }

  /**
   * @param order of sending, by which frames of one time arrive
   */
  private record Arrival(long time, long order, WireStation to, byte[] frame) {}

  private final RandomGenerator random;
  private final PriorityQueue<Arrival> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong(Arrival::time).thenComparingLong(Arrival::order));
  private final List<WireStation> stations = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private Faults faults;
  private long now;
  private long order;
  private int lastIndex;

  public MemoryWire(RandomGenerator random, Faults faults) {
    this.random = random;
    this.faults = faults;
  }

  /** From now on, other faults; frames under way are not affected. */
  public void setFaults(Faults faults) {
    this.faults = faults;
  }

  public void tap(Tap tap) {
    taps.add(tap);
  }

  /** Connects a station, which is up and has no IPv4 address. */
  public WireStation attach(String name, MacAddress mac) {
    return attach(name, mac, Set.of());
  }

  /**
   * Connects a station that has several hardware addresses.
   *
   * @param alsoFor those besides the first
   */
  public WireStation attach(String name, MacAddress mac, Set<MacAddress> alsoFor) {
    CaptureFilter filter =
        new CaptureFilter(LinkOptions.of(LinkOptions.Role.SERVER).alsoFor(alsoFor), mac);
    InterfaceState state = new InterfaceState(true, ++lastIndex, true, mac, 1500, List.of());
    WireStation station = new WireStation(this, name, filter, state);
    stations.add(station);
    return station;
  }

  void detach(WireStation station) {
    stations.remove(station);
    underWay.removeIf(arrival -> arrival.to() == station);
  }

  /** The virtual time in milliseconds, 0 at the start. */
  public long now() {
    return now;
  }

  void send(WireStation from, byte[] frame) {
    taps.forEach(tap -> tap.onSend(from, frame));
    for (WireStation to : stations) {
      if (to != from && to.wants(frame) && random.nextDouble() >= faults.loss()) {
        schedule(to, frame);
        if (random.nextDouble() < faults.duplication()) {
          schedule(to, frame);
        }
      }
    }
  }

  private void schedule(WireStation to, byte[] frame) {
    long delay =
        faults.minDelay() == faults.maxDelay()
            ? faults.minDelay()
            : random.nextLong(faults.minDelay(), faults.maxDelay() + 1);
    underWay.add(new Arrival(now + delay, order++, to, frame));
  }

  /** When the next frame arrives; empty when none is under way. */
  public OptionalLong nextArrival() {
    return underWay.isEmpty() ? OptionalLong.empty() : OptionalLong.of(underWay.peek().time());
  }

  /** Goes to the next arrival and delivers that one frame; false when none is under way. */
  public boolean step() {
    if (underWay.isEmpty()) {
      return false;
    }
    Arrival arrival = underWay.remove();
    now = arrival.time();
    // Each receiver gets bytes of its own, which it may keep.
    arrival.to().deliver(arrival.frame().clone());
    return true;
  }

  /**
   * Delivers everything that arrives until the given time, also what is sent meanwhile, and leaves
   * the time there.
   *
   * @throws IllegalArgumentException when that time is over
   */
  public void advanceTo(long time) {
    if (time < now) {
      throw new IllegalArgumentException("it is " + now + " ms already, after " + time);
    }
    while (!underWay.isEmpty() && underWay.peek().time() <= time) {
      step();
    }
    now = time;
  }
}

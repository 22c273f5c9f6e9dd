package dhcp.link;

import dhcp.net.MacAddress;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * An Ethernet segment in memory, for tests and the simulator: it can lose, delay, double and
 * reorder frames, and does so again from the same seed. It has no threads; frames arrive when
 * somebody advances its time.
 */
public final class MemoryWire {
  /**
   * What the wire does to frames.
   *
   * @param loss how likely each delivery is lost, 0 to 1
   * @param duplication how likely each delivery comes twice, 0 to 1
   * @param minDelay milliseconds
   * @param maxDelay milliseconds; when above the least, frames overtake each other
   */
  public record Faults(double loss, double duplication, long minDelay, long maxDelay) {
    /** Every frame arrives once, in order, in the millisecond in which it was sent. */
    public static final Faults NONE = new Faults(0, 0, 0, 0);
  }

  public MemoryWire(RandomGenerator random, Faults faults) {
    throw new UnsupportedOperationException(random + " " + faults);
  }

  /** From now on, other faults; frames under way are not affected. */
  public void setFaults(Faults faults) {
    throw new UnsupportedOperationException();
  }

  /** Connects a station. Its interface is up. */
  public WireStation attach(String name, MacAddress mac) {
    throw new UnsupportedOperationException();
  }

  /** The virtual time in milliseconds, 0 at the start. */
  public long now() {
    throw new UnsupportedOperationException();
  }

  /** When the next frame arrives; empty when none is under way. */
  public OptionalLong nextArrival() {
    throw new UnsupportedOperationException();
  }

  /** Goes to the next arrival and delivers that one frame; false when none is under way. */
  public boolean step() {
    throw new UnsupportedOperationException();
  }

  /**
   * Delivers everything that arrives until the given time, also what is sent meanwhile, and leaves
   * the time there.
   */
  public void advanceTo(long time) {
    throw new UnsupportedOperationException();
  }
}

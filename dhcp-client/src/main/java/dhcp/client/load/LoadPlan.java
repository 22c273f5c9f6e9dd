package dhcp.client.load;

import dhcp.net.Ipv4Address;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What load is asked for.
 *
 * @param clients how many are simulated, 1 to {@link #MOST_CLIENTS}
 * @param pace how fast exchanges begin
 * @param extent how long they do
 * @param visits whether the server knows the clients already
 * @param ending what becomes of the leases
 * @param relay the relay agent that the clients are behind; empty for clients on the link itself
 * @param seed its low 16 bits are part of every client's hardware address, so that loads with
 *     different seeds are different clients
 */
public record LoadPlan(
    int clients,
    Pace pace,
    Extent extent,
    Visits visits,
    Ending ending,
    Optional<Ipv4Address> relay,
    int seed) {
  /** What 24 bits of a hardware address can number. */
  public static final int MOST_CLIENTS = 1 << 24;

  /** What 16 bits of a transaction id can number. */
  public static final int MOST_IN_FLIGHT = 1 << 16;

  /** How fast exchanges begin. */
  public sealed interface Pace {
    /** How many exchanges may be unfinished at once, 1 to {@link LoadPlan#MOST_IN_FLIGHT}. */
    int inFlight();
  }

  /** A closed loop: as soon as an exchange is over, the next begins. */
  public record Window(int inFlight) implements Pace {}

  /**
   * An open loop: exchanges begin at a rate, answered or not, as long as they are not too many.
   *
   * @param perSecond above 0
   */
  public record Rate(int perSecond, int inFlight) implements Pace {}

  /**
   * How long the load goes on.
   *
   * @param warmUpNanos how long exchanges are made before any is counted
   * @param durationNanos for so long, the clients in turn; when empty, each client comes once
   */
  public record Extent(long warmUpNanos, OptionalLong durationNanos) {}

  /** Whether the server knows the clients already. */
  public enum Visits {
    /** Clients come for the first time, as long as there are such. */
    NEW,
    /** Every client takes a lease first, which is not counted, and then comes again. */
    KNOWN
  }

  /** What becomes of a lease. */
  public enum Ending {
    KEEP,
    /** It is released as soon as it is acknowledged. */
    RELEASE
  }
}

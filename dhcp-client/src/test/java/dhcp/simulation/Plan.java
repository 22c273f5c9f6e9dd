package dhcp.simulation;

import dhcp.link.MemoryWire.Faults;
import dhcp.server.engine.Feature;
import dhcp.server.engine.HoldTimes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a scenario is made of, drawn from its seed.
 *
 * @param faults of all wires
 * @param segments 1 to 3: those beside the first are behind relay agents
 * @param servers 1 or 2, with pools of their own
 * @param clients how many hosts
 * @param leaseSeconds how long leases last
 * @param features of the servers
 * @param holdTimes of the servers
 * @param squatters hosts with addresses out of the pool that they were given by hand
 * @param traits what else is special
 */
record Plan(
    long seed,
    Faults faults,
    int segments,
    int servers,
    int clients,
    long leaseSeconds,
    Set<Feature> features,
    HoldTimes holdTimes,
    int squatters,
    Set<Trait> traits) {
  /** What a scenario may have besides. */
  enum Trait {
    /** There are fewer addresses than clients. */
    SCARCITY,
    /** Two hosts have the same client identifier, and different hardware addresses. */
    CLONED_ID,
    /** Two hosts have the same hardware address, and different client identifiers. */
    CLONED_MAC,
    /** The wall clock may show anything after the server's machine has booted. */
    LYING_CLOCK,
    /** The server's disk fails now and then. */
    BAD_DISK
  }

  static Plan of(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + 1);
    int servers = random.nextInt(4) == 0 ? 2 : 1;
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Trait trait : Trait.values()) {
      if (random.nextInt(4) == 0) {
        traits.add(trait);
      }
    }
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature :
        new Feature[] {Feature.CONFLICT_CHECK, Feature.RAPID_COMMIT, Feature.AUTHORITATIVE}) {
      if (random.nextBoolean()) {
        features.add(feature);
      }
    }
    if (servers > 1) {
      // A server must know all leases to say that there are none.
      features.remove(Feature.AUTHORITATIVE);
    }
    return new Plan(
        seed,
        faults(random),
        random.nextInt(1, 4),
        servers,
        random.nextInt(20) == 0 ? random.nextInt(60, 120) : random.nextInt(3, 24),
        random.nextLong(20, 400),
        features,
        holdTimes(random),
        random.nextInt(3) == 0 ? random.nextInt(1, 5) : 0,
        traits);
  }

  /** The same with another number of hosts. */
  Plan with(int hosts) {
    return new Plan(
        seed,
        faults,
        segments,
        servers,
        hosts,
        leaseSeconds,
        features,
        holdTimes,
        squatters,
        traits);
  }

  private static Faults faults(SplittableRandom random) {
    return random.nextInt(5) == 0
        ? Faults.NONE
        : new Faults(
            random.nextDouble() * 0.35,
            random.nextDouble() * 0.3,
            random.nextLong(10),
            10 + random.nextLong(500));
  }

  private static HoldTimes holdTimes(SplittableRandom random) {
    return new HoldTimes(
        Duration.ofSeconds(random.nextLong(5, 90)),
        Duration.ofSeconds(random.nextLong(60, 600)),
        Duration.ofSeconds(random.nextLong(60, 600)),
        Duration.ofSeconds(random.nextLong(60, 3600)));
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  boolean isCalm() {
    return faults.equals(Faults.NONE);
  }

  /**
   * Addresses of each server on each segment. Hosts with a cloned identifier find each other's
   * addresses in use and decline them one after the other, until half the pool is in quarantine.
   */
  int addresses() {
    int enough = 2 * (clients + squatters) + 16;
    return has(Trait.SCARCITY) ? Math.max(1, clients * 2 / 3 / segments / servers) : enough;
  }
}

package dhcp.client;

import dhcp.cli.TimeSpan;
import dhcp.client.load.LoadPlan;
import dhcp.net.Ipv4Address;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of load mode: many simulated clients instead of one. */
final class LoadOptions {
  private static final int USUAL_WINDOW = 64;
  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_PER_SECOND = 10_000_000;

  /** The options that mean something in load mode. */
  private static final Set<String> KNOWN =
      Set.of(
          "--clients",
          "--rate",
          "--duration",
          "--warm-up",
          "--window",
          "--known",
          "--release-each",
          "--relay",
          "--seed",
          "--no-configure",
          "--verbose",
          "--quiet",
          "--log-json",
          "--json",
          "--pcap");

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = {
        "Simulate N clients with made-up hardware addresses, 1 to 16777216; nothing is configured."
            + " Each takes a lease once, or with --duration in turn as long as that lasts. Reports"
            + " on standard output (event load); exit 0 when all exchanges were completed and no"
            + " address was given twice, else 1."
      })
  private Integer clients;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Begin R exchanges a second. Default: as fast as the server answers.")
  private Integer rate;

  @Option(
      names = "--window",
      paramLabel = "W",
      description = "Exchanges in flight at most, up to 65536. Default: 64; with --rate 65536.")
  private Integer window;

  @Option(names = "--duration", paramLabel = "DURATION", description = "How long to measure.")
  private TimeSpan duration;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      description = "Begin without counting for so long, since a server may need it to get going.")
  private TimeSpan warmUp;

  @Option(
      names = "--known",
      description = "Measure clients that come again: each takes a lease first, not counted.")
  private boolean known;

  @Option(names = "--release-each", description = "Release each lease as soon as it is there.")
  private boolean releaseEach;

  @Option(
      names = "--relay",
      paramLabel = "ADDR",
      description = "Be a relay agent with this address (giaddr), the clients behind it.")
  private Ipv4Address relay;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which clients, 0 to 65535. Default: 0; the same are known to the server.")
  private int seed;

  /** Whether clients are to be simulated. */
  boolean isWanted() {
    return clients != null;
  }

  /**
   * The load.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  LoadPlan plan() {
    inRange("--clients", clients, 1, LoadPlan.MOST_CLIENTS);
    inRange("--seed", seed, 0, 0xffff);
    return new LoadPlan(
        clients,
        pace(),
        new LoadPlan.Extent(warmUpNanos(), durationNanos()),
        known ? LoadPlan.Visits.KNOWN : LoadPlan.Visits.NEW,
        releaseEach ? LoadPlan.Ending.RELEASE : LoadPlan.Ending.KEEP,
        Optional.ofNullable(relay),
        seed);
  }

  private LoadPlan.Pace pace() {
    if (window != null) {
      inRange("--window", window, 1, LoadPlan.MOST_IN_FLIGHT);
    }
    if (rate == null) {
      return new LoadPlan.Window(window == null ? USUAL_WINDOW : window);
    }
    inRange("--rate", rate, 1, MOST_PER_SECOND);
    return new LoadPlan.Rate(rate, window == null ? LoadPlan.MOST_IN_FLIGHT : window);
  }

  private long warmUpNanos() {
    if (warmUp == null) {
      return 0;
    }
    if (duration == null && !known) {
      throw new IllegalArgumentException(
          "--warm-up uses up new clients, so it needs --duration (or --known)");
    }
    return nanos("--warm-up", warmUp);
  }

  private OptionalLong durationNanos() {
    if (duration != null && duration.seconds() == 0) {
      throw new IllegalArgumentException("--duration 0: at least a second");
    }
    return duration == null ? OptionalLong.empty() : OptionalLong.of(nanos("--duration", duration));
  }

  private static long nanos(String flag, TimeSpan span) {
    if (span.isInfinite()) {
      throw new IllegalArgumentException(flag + " must end; stop an endless load with a signal");
    }
    return span.seconds() * NANOS;
  }

  private static void inRange(String flag, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          flag + " " + value + " is not in " + least + " to " + most);
    }
  }

  /**
   * Refuses what is for one client beside what is for many, and the other way round.
   *
   * @throws IllegalArgumentException naming the flag
   */
  void check(CommandLine.ParseResult given) {
    for (CommandLine.Model.OptionSpec option : given.matchedOptions()) {
      String flag = option.longestName();
      if (isWanted() && !KNOWN.contains(flag)) {
        throw new IllegalArgumentException(
            flag + " is for one client: leave it out, or leave out --clients");
      }
    }
    if (!isWanted()
        && (rate != null
            || window != null
            || duration != null
            || warmUp != null
            || relay != null
            || known
            || releaseEach
            || given.hasMatchedOption("--seed"))) {
      throw new IllegalArgumentException("load mode's options need --clients N");
    }
  }
}

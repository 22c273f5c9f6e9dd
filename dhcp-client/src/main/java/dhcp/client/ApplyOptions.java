package dhcp.client;

import dhcp.client.config.ApplyPolicy;
import dhcp.client.machine.ConflictCheck;
import dhcp.message.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say what a lease changes on the machine. */
final class ApplyOptions {
  private static final String NONE = "none";
  private static final Path LEASES = Path.of("/var/lib/dhcp-client");

  @Option(
      names = "--lease-file",
      paramLabel = "FILE|none",
      description =
          "Where the lease is kept for a restart. Default: " + "/var/lib/dhcp-client/IF.lease.")
  private String leaseFile;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description =
          "Run this at every event, with udhcpc's argument and variables. It then configures the"
              + " machine, and the client does not.")
  private Path script;

  @Option(names = "--no-dns", description = "Leave the resolver alone.")
  private boolean noDns;

  @Option(names = "--no-routes", description = "Add no routes but the subnet's.")
  private boolean noRoutes;

  @Option(
      names = "--no-classless-routes",
      description = "Neither ask for nor use classless routes (options 121 and 249).")
  private boolean noClasslessRoutes;

  @Option(
      names = "--metric",
      paramLabel = "N",
      description = "Metric of the routes. Default: 1000 and the interface's number.")
  private Integer metric;

  @Option(names = "--no-conflict-check", description = "Skip the ARP probe.")
  private boolean noConflictCheck;

  /**
   * Looks at the flags.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  void check() {
    if (script != null && !(Files.isRegularFile(script) && Files.isExecutable(script))) {
      throw new IllegalArgumentException("--script " + script + " is no executable file");
    }
    if (metric != null && metric < 0) {
      throw new IllegalArgumentException("--metric " + metric + ": 0 to 2147483647");
    }
    if (leaseFile != null && Files.isDirectory(Path.of(leaseFile))) {
      throw new IllegalArgumentException("--lease-file " + leaseFile + " is a directory");
    }
  }

  /** Whether the lease is kept nowhere. */
  boolean forgets() {
    return NONE.equals(leaseFile);
  }

  /** Where the lease is kept; empty for nowhere. */
  Optional<Path> leaseFile(String interfaceName) {
    if (leaseFile == null) {
      return Optional.of(LEASES.resolve(interfaceName + ".lease"));
    }
    if (forgets()) {
      return Optional.empty();
    }
    return Optional.of(Path.of(leaseFile));
  }

  /** The user's program. */
  Optional<Path> script() {
    return Optional.ofNullable(script);
  }

  /** What is applied. */
  ApplyPolicy policy() {
    Set<ApplyPolicy.Part> parts = EnumSet.allOf(ApplyPolicy.Part.class);
    if (noDns) {
      parts.remove(ApplyPolicy.Part.DNS);
    }
    if (noRoutes) {
      parts.remove(ApplyPolicy.Part.ROUTES);
    }
    return new ApplyPolicy(parts, metric == null ? OptionalInt.empty() : OptionalInt.of(metric));
  }

  /** Codes of options that are treated as if they had not come. */
  Set<Integer> ignoredOptions() {
    return noClasslessRoutes
        ? Set.of(Options.CLASSLESS_STATIC_ROUTE.code(), Options.MS_CLASSLESS_STATIC_ROUTE.code())
        : Set.of();
  }

  ConflictCheck conflictCheck() {
    return noConflictCheck ? ConflictCheck.OFF : ConflictCheck.USUAL;
  }
}

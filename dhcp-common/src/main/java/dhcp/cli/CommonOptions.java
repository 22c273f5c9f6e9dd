package dhcp.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that both programs have, to be mixed in with {@code @Mixin}. */
public final class CommonOptions {
  @Option(names = "-v", description = "Log more; -vv also logs every packet decoded.", order = 900)
  private boolean[] verbose = {};

  @Option(names = "-q", description = "Log only warnings and errors.", order = 901)
  private boolean quiet;

  @Option(names = "--log-json", description = "Log lines are JSON objects.", order = 902)
  private boolean logJson;

  @Option(
      names = "--json",
      description = "Standard output carries one JSON object per event.",
      order = 903)
  private boolean json;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Also write every frame sent and received to a capture file.",
      order = 904)
  private Path pcap;

  /** How much to log. */
  public LogSetup.Verbosity verbosity() {
    if (quiet) {
      return LogSetup.Verbosity.QUIET;
    }
    return switch (verbose.length) {
      case 0 -> LogSetup.Verbosity.NORMAL;
      case 1 -> LogSetup.Verbosity.VERBOSE;
      default -> LogSetup.Verbosity.PACKETS;
    };
  }

  /** How log lines look. */
  public LogSetup.Format logFormat() {
    return logJson ? LogSetup.Format.JSON : LogSetup.Format.PLAIN;
  }

  /** How events look. */
  public EventWriter.Format eventFormat() {
    return json ? EventWriter.Format.JSON : EventWriter.Format.PLAIN;
  }

  /** Where to write the frames to, if anywhere. */
  public Optional<Path> captureFile() {
    return Optional.ofNullable(pcap);
  }
}

package dhcp.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that both programs have, to be mixed in with {@code @Mixin}. */
public final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log more; -vv logs every packet decoded as well.",
      order = 900)
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      description = "Log only warnings and errors.",
      order = 901)
  private boolean quiet;

  @Option(
      names = "--log-json",
      description = "Write log lines, which go to standard error, as JSON objects.",
      order = 902)
  private boolean logJson;

  @Option(
      names = "--json",
      description = "Write events to standard output as JSON objects, one per line.",
      order = 903)
  private boolean json;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Also write every frame sent and received to this capture file.",
      order = 904)
  private Path pcap;

  /**
   * How much to log.
   *
   * @throws ParameterException when both more and less is wanted
   */
  public LogSetup.Verbosity verbosity() {
    if (quiet && verbose.length > 0) {
      throw new ParameterException(
          command.commandLine(), "-q and -v contradict each other: give one of them");
    }
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

  /**
   * Where to write the frames to, if anywhere.
   *
   * @throws ParameterException when no file can be there
   */
  public Optional<Path> captureFile() {
    if (pcap != null) {
      Path file = pcap.toAbsolutePath();
      refuse(Files.isDirectory(file), "it is a directory");
      refuse(!Files.isDirectory(file.getParent()), "there is no such directory");
    }
    return Optional.ofNullable(pcap);
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new ParameterException(
          command.commandLine(), "--pcap '" + pcap + "' cannot be written: " + why);
    }
  }
}

package dhcp.server;

import dhcp.cli.ExitCode;
import dhcp.message.Text;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ConfigReader;
import dhcp.server.config.Problem;
import dhcp.server.config.ServerConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --config}, and what the server and {@code check} do with it and the flags. */
final class ConfigOptions {
  private static final int LONGEST_LINE = 2000;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML with the same settings by the same names, and subnets, classes and reservations;"
              + " flags win over it.")
  private Path file;

  /**
   * @throws ConfigException with everything that is wrong
   */
  ServerConfig read(CommandSpec spec) throws ConfigException {
    return ConfigReader.read(
        FlagReader.read(spec.commandLine().getParseResult()), Optional.ofNullable(file));
  }

  /** Names every problem on standard error. */
  static ExitCode refuse(ConfigException e, CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    for (Problem problem : e.problems()) {
      err.println(Text.escape(problem.toString(), LONGEST_LINE));
    }
    err.flush();
    return ExitCode.USAGE;
  }
}

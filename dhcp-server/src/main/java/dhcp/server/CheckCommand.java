package dhcp.server;

import dhcp.cli.CommonOptions;
import dhcp.cli.ExitCode;
import dhcp.server.config.ConfigException;
import dhcp.server.config.SettingsPrinter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Reads flags and {@code --config}, prints the one configuration that they make, starts nothing.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Reads flags and --config, prints what they amount to, and starts nothing.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigOptions settings;

  /** Taken so that {@code check} can be put to any command line of the server, and not used. */
  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      PrintWriter out = spec.commandLine().getOut();
      out.print(SettingsPrinter.print(settings.read(spec).settings()));
      out.flush();
      return ExitCode.DONE.code();
    } catch (ConfigException e) {
      return ConfigOptions.refuse(e, spec).code();
    }
  }
}

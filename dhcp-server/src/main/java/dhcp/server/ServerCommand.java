package dhcp.server;

import dhcp.cli.CommandLines;
import dhcp.cli.CommonOptions;
import dhcp.cli.Version;
import dhcp.server.command.LeasesCommand;
import dhcp.server.command.ReleaseCommand;
import dhcp.server.command.ReloadCommand;
import dhcp.server.command.ReserveCommand;
import dhcp.server.command.StatusCommand;
import dhcp.server.command.UnreserveCommand;
import dhcp.server.command.WhyCommand;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerConfig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of server.jar: flags and file to a configuration, and a server from it. */
@Command(
    name = "server.jar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "java -jar server.jar --dhcp-range START END MASK --interface IF [OPTIONS]",
      "java -jar server.jar COMMAND"
    },
    description =
        "A DHCPv4 server that captures and sends raw Ethernet frames. It needs no address on the"
            + " interface to hear clients, and says READY once it does.",
    footer = {
      "",
      "Examples:",
      "  sudo java -jar server.jar -i eth0 \\",
      "       --dhcp-range 192.168.1.100 192.168.1.200 255.255.255.0",
      "  sudo java -jar server.jar -i eth0 \\",
      "       --dhcp-range 10.0.0.10 10.0.0.99 255.255.255.0 \\",
      "       --router 10.0.0.1 --dns 10.0.0.1,9.9.9.9 --lease-time 12h \\",
      "       --reserve 02:00:00:00:00:01=10.0.0.5,printer",
      "  java -jar server.jar check --config server.yaml",
      "  sudo java -jar server.jar leases --wait 02:00:00:00:00:01=30s",
    })
public final class ServerCommand implements Callable<Integer> {
  @Mixin private ConfigOptions settings;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private ServerCommand() {}

  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    System.exit(CommandLines.run(line, CommandFirst.of(line, arguments)));
  }

  static CommandLine commandLine() {
    CommandLine line = CommandLines.of(new ServerCommand());
    CommandLine check = CommandLines.of(new CheckCommand());
    FlagReader.addTo(line.getCommandSpec());
    FlagReader.addTo(check.getCommandSpec());
    line.addSubcommand(check);
    List.of(
            new LeasesCommand(DatabaseDesk::at),
            new WhyCommand(DatabaseDesk::at),
            new ReleaseCommand(DatabaseDesk::at),
            new ReserveCommand(),
            new UnreserveCommand(),
            new ReloadCommand(),
            new StatusCommand())
        .forEach(command -> line.addSubcommand(CommandLines.of(command)));
    return line;
  }

  @Override
  public Integer call() {
    try (Outputs outputs = new Outputs(common)) {
      ServerConfig config = settings.read(spec);
      return new ServerRun(outputs, common).serve(config, () -> settings.read(spec)).code();
    } catch (ConfigException e) {
      return ConfigOptions.refuse(e, spec).code();
    }
  }
}

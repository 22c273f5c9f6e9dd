package dhcp.server;

import dhcp.server.config.ConfigException;
import dhcp.server.config.ConfigReader;
import dhcp.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Reads flags and files as the command line does, for tests of what comes of them. */
final class Flags {
  /** The least that a server needs. */
  static final List<String> GOOD =
      List.of("-i", "eth0", "--dhcp-range", "192.168.1.100", "192.168.1.200", "255.255.255.0");

  private Flags() {}

  static ServerConfig read(List<String> flags) throws ConfigException {
    return read(flags, Optional.empty());
  }

  static ServerConfig read(List<String> flags, Optional<Path> file) throws ConfigException {
    CommandSpec spec = CommandSpec.create();
    FlagReader.addTo(spec);
    return ConfigReader.read(
        FlagReader.read(new CommandLine(spec).parseArgs(flags.toArray(new String[0]))), file);
  }
}

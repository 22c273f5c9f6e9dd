package dhcp.fuzz;

import dhcp.server.FlagReader;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ConfigReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The server's flags, one on each line: a configuration, or a word on what is wrong. */
public final class FlagsFuzz {
  private FlagsFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Work.bounded(
        input, 65_536, () -> read(new String(input, StandardCharsets.UTF_8).split("\n", 100)));
  }

  private static void read(String[] arguments) {
    CommandSpec spec = CommandSpec.create();
    FlagReader.addTo(spec);
    CommandLine line = new CommandLine(spec).setExpandAtFiles(false);
    try {
      ConfigReader.read(FlagReader.read(line.parseArgs(arguments)), Optional.empty());
    } catch (CommandLine.ParameterException | ConfigException e) {
      Work.check(!e.getMessage().isBlank(), "no word on what is wrong");
    }
  }
}

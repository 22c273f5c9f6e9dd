package dhcp.fuzz;

import dhcp.server.config.ConfigException;
import dhcp.server.config.ConfigReader;
import dhcp.server.config.Node;
import dhcp.server.config.Origin;
import dhcp.server.config.ServerConfig;
import dhcp.server.config.SettingsPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A configuration file: a configuration, or a list of what is wrong. */
public final class ConfigFuzz {
  private static final Path FILE = Scratch.file("server.yaml");
  private static final Node.Mapping NO_FLAGS = new Node.Mapping(Map.of(), Origin.flag("none"));

  private ConfigFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    // Other files are not the fuzzer's.
    if (new String(input, StandardCharsets.ISO_8859_1).contains("include")) {
      return;
    }
    try {
      Files.write(FILE, input);
      Work.bounded(input, 65_536, ConfigFuzz::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read() {
    try {
      ServerConfig config = ConfigReader.read(NO_FLAGS, Optional.of(FILE));
      // What a configuration is printed as is the same configuration.
      Files.writeString(FILE, SettingsPrinter.print(config.settings()));
      ServerConfig again = ConfigReader.read(NO_FLAGS, Optional.of(FILE));
      Work.check(config.interfaces().equals(again.interfaces()), "other interfaces: " + again);
      Work.check(
          config.policy().reservations().equals(again.policy().reservations()),
          "other reservations: " + again);
    } catch (ConfigException e) {
      Work.check(!e.getMessage().isBlank(), "no word on what is wrong");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

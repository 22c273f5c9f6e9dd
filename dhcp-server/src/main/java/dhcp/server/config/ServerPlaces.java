package dhcp.server.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server is reached and where it keeps its leases, by the same flags and file as its own.
 * Whether the rest of them could be served is not asked.
 *
 * @param interfaceName the first interface; empty when none is named
 * @param control where the control socket is
 * @param leaseDb where the leases are
 */
public record ServerPlaces(
    Optional<String> interfaceName, RunSettings.Control control, RunSettings.LeaseDb leaseDb) {
  /**
   * @param flags what the command line says; it wins over the file
   * @param file the value of {@code --config}
   * @throws ConfigException with every problem found
   */
  public static ServerPlaces read(Map<Setting, String> flags, Optional<Path> file)
      throws ConfigException {
    Problems problems = new Problems();
    Section top = new Section(ConfigReader.settings(mapping(flags), file), problems);
    ServerPlaces places =
        new ServerPlaces(
            top.many(Setting.INTERFACE.key(), text -> text).stream()
                .findFirst()
                .map(Located::value),
            top.one(Setting.CONTROL.key(), RunSettings.Control::parse)
                .orElse(new RunSettings.Control.ByInterface()),
            top.one(Setting.LEASE_DB.key(), RunSettings.LeaseDb::parse)
                .orElse(new RunSettings.LeaseDb.ByInterface()));
    problems.throwIfAny();
    return places;
  }

  /** Whether it is said where the leases are, and nothing else of the server. */
  public boolean isDatabaseAlone() {
    return interfaceName.isEmpty()
        && control instanceof RunSettings.Control.ByInterface
        && !(leaseDb instanceof RunSettings.LeaseDb.ByInterface);
  }

  private static Node.Mapping mapping(Map<Setting, String> flags) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    flags.forEach(
        (setting, text) -> {
          Origin origin = Origin.flag(setting.key());
          entries.put(setting.key(), new Node.Entry(origin, new Node.Scalar(text, origin)));
        });
    return new Node.Mapping(entries, new Origin("the command line"));
  }
}

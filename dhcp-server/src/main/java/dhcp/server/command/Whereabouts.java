package dhcp.server.command;

import dhcp.cli.ExitCode;
import dhcp.server.config.RunSettings;
import dhcp.server.config.ServerPlaces;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlPath;
import dhcp.server.lease.DatabasePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a server's control socket and lease database by what is said of the server. */
final class Whereabouts {
  private Whereabouts() {}

  /**
   * The socket to ask on; empty when there is none.
   *
   * @throws ControlException when more than one could be meant
   */
  static Optional<Path> socket(ServerPlaces places) throws ControlException {
    if (places.control() instanceof RunSettings.Control.At at) {
      return Optional.of(at.path());
    }
    if (places.control() instanceof RunSettings.Control.None) {
      return Optional.empty();
    }
    if (places.interfaceName().isPresent()) {
      return places.interfaceName().map(ControlPath::of);
    }
    return places.isDatabaseAlone()
        ? Optional.empty() // a server that runs may have another
        : only(ControlPath.all(), "several servers run; give --interface, or --control with");
  }

  /** Why there is no socket to ask on. */
  static String silence(ServerPlaces places) {
    if (places.isDatabaseAlone()) {
      return "no server was asked, for neither --interface nor --control names one";
    }
    return places.control() instanceof RunSettings.Control.None
        ? "a server with control none cannot be asked"
        : "no server runs here";
  }

  /**
   * The database of the server that is meant.
   *
   * @param silence why no server answers
   * @throws ControlException when none or more than one could be meant
   */
  static RunSettings.LeaseDb database(ServerPlaces places, String silence) throws ControlException {
    if (places.leaseDb() instanceof RunSettings.LeaseDb.None) {
      throw new ControlException(
          ExitCode.FAILED, silence + ", and with lease-db none its leases are in its memory only");
    }
    if (!(places.leaseDb() instanceof RunSettings.LeaseDb.ByInterface)) {
      return places.leaseDb();
    }
    if (places.interfaceName().isPresent()) {
      return new RunSettings.LeaseDb.At(DatabasePath.of(places.interfaceName().get()));
    }
    if (places.control() instanceof RunSettings.Control.At) {
      throw new ControlException(
          ExitCode.FAILED,
          silence + "; is it running? --interface IF or --lease-db FILE names its lease database");
    }
    return only(
            DatabasePath.all(),
            silence
                + ", and there are several lease databases; give --interface, or --lease-db with")
        .map(RunSettings.LeaseDb.At::new)
        .orElseThrow(
            () ->
                new ControlException(
                    ExitCode.FAILED,
                    silence
                        + ", and "
                        + DatabasePath.DIRECTORY
                        + " has no lease database; --control PATH names a server's socket,"
                        + " --lease-db FILE a database, --config FILE both"));
  }

  private static Optional<Path> only(List<Path> all, String otherwise) throws ControlException {
    if (all.size() > 1) {
      throw new ControlException(ExitCode.USAGE, otherwise + " one of " + all);
    }
    return all.stream().findFirst();
  }
}

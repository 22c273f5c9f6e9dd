package dhcp.server.config;

import dhcp.server.lease.PostgresDatabase;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the process runs, apart from what it decides.
 *
 * @param missing what to do at the start when an interface is not ready
 * @param control where subcommands reach the server
 * @param leaseDb where leases outlive the process
 * @param leaseHistory for how long after its end it is kept who had a lease; at least zero
 */
public record RunSettings(
    Missing missing, Control control, LeaseDb leaseDb, Duration leaseHistory) {
  /** What to do when an interface is missing or has no address. */
  public enum Missing {
    FAIL,
    WAIT
  }

  /** Where the control socket is. */
  public sealed interface Control {
    /** Nowhere. */
    record None() implements Control {}

    /** In the usual place, named by the first interface. */
    record ByInterface() implements Control {}

    /** Where the operator says. */
    record At(Path path) implements Control {}

    /**
     * Reads what the setting says.
     *
     * @throws IllegalArgumentException when it names no file
     */
    static Control parse(String text) {
      return text.equals("none") ? new None() : new At(file(text));
    }
  }

  /** Where leases outlive the process. */
  public sealed interface LeaseDb {
    /** Nowhere. */
    record None() implements LeaseDb {}

    /** In the usual place, named by the first interface. */
    record ByInterface() implements LeaseDb {}

    /** In a file of the operator's choice. */
    record At(Path path) implements LeaseDb {}

    /**
     * In a PostgreSQL database.
     *
     * @param url which may hold a password
     */
    record Postgres(String url) implements LeaseDb {
      @Override
      public String toString() {
        return "Postgres";
      }
    }

    /**
     * Reads what the setting says.
     *
     * @throws IllegalArgumentException when it is no place for leases
     */
    static LeaseDb parse(String text) {
      if (text.startsWith(PostgresDatabase.SCHEME)) {
        return new Postgres(text);
      }
      if (text.startsWith("jdbc:")) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' cannot be used: leases are kept in a SQLite FILE, in"
                + " jdbc:postgresql://HOST/DATABASE, or in memory by 'none'");
      }
      return text.equals("none") ? new None() : new At(file(text));
    }
  }

  private static Path file(String text) {
    Path path = Path.of(text);
    if (path.getFileName() == null) {
      throw new IllegalArgumentException("'" + text + "' is no file: name one in it");
    }
    return path;
  }
}

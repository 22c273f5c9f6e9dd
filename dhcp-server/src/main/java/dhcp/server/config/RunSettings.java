package dhcp.server.config;

import java.nio.file.Path;

/**
 * How the process runs, apart from what it decides.
 *
 * @param missing what to do at the start when an interface is not ready
 * @param control where subcommands reach the server
 */
public record RunSettings(Missing missing, Control control) {
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
  }
}

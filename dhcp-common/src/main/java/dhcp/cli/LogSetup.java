package dhcp.cli;

/** Log lines on standard error, set up by code so that a cold start parses no configuration. */
public final class LogSetup {
  /** How much is told. */
  public enum Verbosity {
    /** Only warnings. */
    QUIET,
    /** One line per decision. */
    NORMAL,
    /** More: {@code -v}. */
    VERBOSE,
    /** Every packet decoded: {@code -vv}. */
    PACKETS
  }

  /** How a line looks. */
  public enum Format {
    PLAIN,
    JSON
  }

  private LogSetup() {}

  /** Sets the log up, or anew. */
  public static void install(Verbosity verbosity, Format format) {
    throw new UnsupportedOperationException();
  }
}

package dhcp.server.control;

import dhcp.cli.ExitCode;

/** A request that cannot be served; the message says why and what would be right. */
public final class ControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * @param exitCode how the subcommand ends
   */
  public ControlException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}

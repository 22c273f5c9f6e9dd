package dhcp.cli;

import picocli.CommandLine;

/** Command lines that read addresses and durations and refuse bad usage with one clear line. */
public final class CommandLines {
  private CommandLines() {}

  /**
   * A command line for an annotated command, with the type converters of the network values, the
   * usage error handler, {@code @FILE} and the list of exit codes in its help.
   */
  public static CommandLine of(Object command) {
    throw new UnsupportedOperationException(command.toString());
  }
}

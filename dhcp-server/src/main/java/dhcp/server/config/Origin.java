package dhcp.server.config;

/**
 * Where a setting was written: a flag of the command line, or a place in a file. Every refusal
 * starts with it.
 *
 * @param text {@code --lease-time} or {@code server.yaml:12:5} (line and column from 1)
 */
public record Origin(String text) {
  /** A flag, by its long name. */
  public static Origin flag(String name) {
    return new Origin("--" + name);
  }

  /** A place in a file, line and column counted from 0 as the parser does. */
  static Origin file(String name, int line, int column) {
    return new Origin(name + ":" + (line + 1) + ":" + (column + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}

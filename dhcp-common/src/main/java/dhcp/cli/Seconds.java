package dhcp.cli;

/**
 * A duration from the command line: the type by which picocli finds its converter.
 *
 * @param value seconds, 0 to {@link Durations#INFINITE}
 */
public record Seconds(long value) {
  /** Whether it means for ever. */
  public boolean isInfinite() {
    return value == Durations.INFINITE;
  }

  @Override
  public String toString() {
    return Durations.print(value);
  }
}

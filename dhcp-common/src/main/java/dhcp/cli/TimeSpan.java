package dhcp.cli;

/**
 * A duration from the command line: the type by which picocli finds its converter.
 *
 * @param seconds 0 to {@link Durations#INFINITE}
 */
public record TimeSpan(long seconds) {
  /** Whether it means for ever. */
  public boolean isInfinite() {
    return seconds == Durations.INFINITE;
  }

  @Override
  public String toString() {
    return Durations.print(seconds);
  }
}

package dhcp.message;

/** A time span in seconds; its text is that of {@link Seconds}. */
final class SecondsFormat extends U32Format {
  @Override
  public Long parse(String text) {
    return Seconds.parse(text);
  }

  @Override
  public String print(Long value) {
    return Seconds.print(value);
  }
}

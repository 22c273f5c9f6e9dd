package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/** A time span in seconds, four bytes without sign; its text is that of {@link Seconds}. */
final class SecondsFormat extends Format<Long> {
  SecondsFormat() {
    super(Lengths.exactly(4));
  }

  @Override
  Optional<Long> read(byte[] data) {
    return Optional.of(Integer.toUnsignedLong(Bytes.int32(data, 0)));
  }

  @Override
  byte[] write(Long value) {
    byte[] data = new byte[4];
    Bytes.putInt32(data, 0, (int) Numbers.require(value, 0, Seconds.INFINITE));
    return data;
  }

  @Override
  public Long parse(String text) {
    return Seconds.parse(text);
  }

  @Override
  public String print(Long value) {
    return Seconds.print(value);
  }

  @Override
  public Object plain(Long value) {
    return value;
  }
}

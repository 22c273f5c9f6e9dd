package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/** A number of four bytes with sign, as the time offset in seconds (RFC 2132 section 3.4). */
final class S32Format extends Format<Integer> {
  S32Format() {
    super(Lengths.exactly(4));
  }

  @Override
  Optional<Integer> read(byte[] data) {
    return Optional.of(Bytes.int32(data, 0));
  }

  @Override
  byte[] write(Integer value) {
    byte[] data = new byte[4];
    Bytes.putInt32(data, 0, value);
    return data;
  }

  @Override
  public Integer parse(String text) {
    return (int) Numbers.parse(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public String print(Integer value) {
    return value.toString();
  }

  @Override
  public Object plain(Integer value) {
    return value.longValue();
  }
}

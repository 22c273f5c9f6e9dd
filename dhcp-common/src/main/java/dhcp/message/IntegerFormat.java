package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/** A number of one or two bytes without sign, within limits of its own. */
final class IntegerFormat extends Format<Integer> {
  private final int bytes;
  private final int min;
  private final int max;

  private IntegerFormat(int bytes, int min, int max) {
    super(Lengths.exactly(bytes));
    this.bytes = bytes;
    this.min = min;
    this.max = max;
  }

  static IntegerFormat u8(int min, int max) {
    return new IntegerFormat(1, min, max);
  }

  static IntegerFormat u16(int min) {
    return new IntegerFormat(2, min, 0xffff);
  }

  @Override
  Optional<Integer> read(byte[] data) {
    int value = bytes == 1 ? Bytes.int8(data, 0) : Bytes.int16(data, 0);
    return value >= min && value <= max ? Optional.of(value) : Optional.empty();
  }

  @Override
  byte[] write(Integer value) {
    Numbers.require(value, min, max);
    byte[] data = new byte[bytes];
    if (bytes == 1) {
      Bytes.putInt8(data, 0, value);
    } else {
      Bytes.putInt16(data, 0, value);
    }
    return data;
  }

  @Override
  public Integer parse(String text) {
    return (int) Numbers.parse(text, min, max);
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

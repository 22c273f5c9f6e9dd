package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/** A number of four bytes without sign, 0 to 2^32-1. */
class U32Format extends Format<Long> {
  private static final long MAX = 0xffff_ffffL;

  U32Format() {
    super(Lengths.exactly(4));
  }

  @Override
  final Optional<Long> read(byte[] data) {
    return Optional.of(Integer.toUnsignedLong(Bytes.int32(data, 0)));
  }

  @Override
  final byte[] write(Long value) {
    byte[] data = new byte[4];
    Bytes.putInt32(data, 0, (int) Numbers.require(value, 0, MAX));
    return data;
  }

  @Override
  public Long parse(String text) {
    return Numbers.parse(text, 0, MAX);
  }

  @Override
  public String print(Long value) {
    return value.toString();
  }

  @Override
  public final Object plain(Long value) {
    return value;
  }
}

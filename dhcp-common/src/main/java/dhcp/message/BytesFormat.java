package dhcp.message;

import java.util.Optional;

/** Bytes that mean something to others; what differs is how people write them. */
abstract class BytesFormat extends Format<byte[]> {
  static final String HEX = "hex:";

  BytesFormat(Lengths lengths) {
    super(lengths);
  }

  @Override
  final Optional<byte[]> read(byte[] data) {
    return Optional.of(data.clone());
  }

  @Override
  final byte[] write(byte[] value) {
    return value.clone();
  }
}

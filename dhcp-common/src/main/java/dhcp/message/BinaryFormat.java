package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/** Bytes with a meaning of their own; in text hexadecimal after {@code hex:}. */
final class BinaryFormat extends Format<byte[]> {
  BinaryFormat(Lengths lengths) {
    super(lengths);
  }

  @Override
  Optional<byte[]> read(byte[] data) {
    return Optional.of(data.clone());
  }

  @Override
  byte[] write(byte[] value) {
    return value.clone();
  }

  @Override
  public byte[] parse(String text) {
    String digits = text.strip();
    return Bytes.parseHex(digits.startsWith("hex:") ? digits.substring(4) : digits);
  }

  @Override
  public String print(byte[] value) {
    return "hex:" + Bytes.hex(value);
  }
}

package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/**
 * Bytes that are often text, such as a circuit's name; printed as text when they are a plain word,
 * else as hexadecimal after {@code hex:}.
 */
final class OpaqueFormat extends Format<byte[]> {
  OpaqueFormat(Lengths lengths) {
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
    return text.startsWith("hex:")
        ? Bytes.parseHex(text.substring(4))
        : Text.toBytes(Text.unquote(text));
  }

  @Override
  public String print(byte[] value) {
    String text = Text.of(value);
    return text.matches("(?!hex:)[A-Za-z0-9._:/@ -]*[A-Za-z0-9._:/@-]") && !text.startsWith(" ")
        ? text
        : "hex:" + Bytes.hex(value);
  }
}

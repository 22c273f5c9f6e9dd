package dhcp.message;

import dhcp.net.Bytes;

/**
 * Bytes that are often text, such as a circuit's name; printed as text when they are a plain word,
 * else as hexadecimal after {@code hex:}.
 */
final class OpaqueFormat extends BytesFormat {
  OpaqueFormat(Lengths lengths) {
    super(lengths);
  }

  @Override
  public byte[] parse(String text) {
    return text.startsWith(HEX)
        ? Bytes.parseHex(text.substring(HEX.length()))
        : Text.toBytes(Text.unquote(text));
  }

  @Override
  public String print(byte[] value) {
    String text = Text.of(value);
    return text.matches("(?!hex:)[A-Za-z0-9._:/@ -]*[A-Za-z0-9._:/@-]") && !text.startsWith(" ")
        ? text
        : HEX + Bytes.hex(value);
  }
}

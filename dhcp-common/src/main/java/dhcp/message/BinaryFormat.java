package dhcp.message;

import dhcp.net.Bytes;

/** Bytes with a meaning of their own; in text hexadecimal after {@code hex:}. */
final class BinaryFormat extends BytesFormat {
  BinaryFormat(Lengths lengths) {
    super(lengths);
  }

  @Override
  public byte[] parse(String text) {
    String digits = text.strip();
    return Bytes.parseHex(digits.startsWith(HEX) ? digits.substring(HEX.length()) : digits);
  }

  @Override
  public String print(byte[] value) {
    return HEX + Bytes.hex(value);
  }
}

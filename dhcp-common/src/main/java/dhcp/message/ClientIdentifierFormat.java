package dhcp.message;

import dhcp.net.Bytes;

/**
 * The client identifier (RFC 2132 section 9.14): a type, then bytes that only the client
 * understands. In text {@code hex:} and all bytes, type included; other text gets type 0 before its
 * bytes.
 */
final class ClientIdentifierFormat extends BytesFormat {
  /** Two bytes are the least that the RFC allows; a key of more than one piece serves nobody. */
  ClientIdentifierFormat() {
    super(Lengths.between(2, 255));
  }

  @Override
  public byte[] parse(String text) {
    return text.startsWith(HEX)
        ? Bytes.parseHex(text.substring(HEX.length()))
        : Text.toBytes("\0" + Text.unquote(text));
  }

  @Override
  public String print(byte[] value) {
    return HEX + Bytes.hex(value);
  }
}

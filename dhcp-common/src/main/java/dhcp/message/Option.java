package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/**
 * A row of the option table: what a code is called and how its data is read. Sub-options (RFC 3046)
 * are rows of tables of their own.
 *
 * @param code 1 to 254
 * @param name lower-case letters, digits and dashes; the word on command lines, in JSON and in logs
 * @param format how its data becomes a value and back
 * @param <T> the value
 */
public record Option<T>(int code, String name, Format<T> format) {
  /** The value; empty when the bytes are not well-formed. */
  public Optional<T> decode(byte[] data) {
    return format.decode(data);
  }

  /**
   * The bytes of a value.
   *
   * @throws IllegalArgumentException naming the option and the value when it is out of range
   */
  public byte[] encode(T value) {
    try {
      return format.encode(value);
    } catch (IllegalArgumentException e) {
      throw named(e);
    }
  }

  /**
   * The value that a user's text means.
   *
   * @throws IllegalArgumentException naming the option and the text when it means none
   */
  public T parse(String text) {
    try {
      return format.parse(text);
    } catch (IllegalArgumentException e) {
      throw named(e);
    }
  }

  /**
   * The bytes that a user's text means: {@code hex:0102} gives any bytes, whatever the format;
   * other text is a value of the format.
   *
   * @throws IllegalArgumentException naming the option and the text when it means none
   */
  public byte[] parseBytes(String text) {
    if (text.startsWith(BytesFormat.HEX)) {
      try {
        return Bytes.parseHex(text.substring(BytesFormat.HEX.length()));
      } catch (IllegalArgumentException e) {
        throw named(e);
      }
    }
    return encode(parse(text));
  }

  /** The text that means the value, printable ASCII alone. */
  public String print(T value) {
    return format.print(value);
  }

  /** The text of data as it came: the value's, or {@code hex:...} when it is not well-formed. */
  public String describe(byte[] data) {
    return decode(data).map(this::print).orElseGet(() -> BytesFormat.HEX + Bytes.hex(data));
  }

  /**
   * The value of data as it came in plain Java, for JSON (see {@link Format#plain}); the text
   * {@code hex:...} when it is not well-formed.
   */
  public Object plain(byte[] data) {
    Optional<Object> value = decode(data).map(format::plain);
    return value.orElseGet(() -> BytesFormat.HEX + Bytes.hex(data));
  }

  private IllegalArgumentException named(IllegalArgumentException e) {
    return new IllegalArgumentException(name + ": " + e.getMessage(), e);
  }

  @Override
  public String toString() {
    return name + " (" + code + ")";
  }
}

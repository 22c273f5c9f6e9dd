package dhcp.message;

import java.util.Optional;

/**
 * How a kind of option data becomes a value and back (RFC 2132 section 2). Formats are classes,
 * options are rows that name one ({@link Options}).
 *
 * <p>Bytes come from the network: {@link #decode} never throws. Values and texts come from programs
 * and users: {@link #encode} and {@link #parse} throw IllegalArgumentException with the offending
 * value. {@code parse(print(v))} is a value equal to {@code v} on the wire, and printed text is
 * made of printable ASCII alone.
 *
 * @param <T> the value; never null
 */
public abstract class Format<T> {
  private final Lengths lengths;

  Format(Lengths lengths) {
    this.lengths = lengths;
  }

  /** The value; empty when the bytes are not well-formed, their number included. */
  public final Optional<T> decode(byte[] data) {
    return lengths.allow(data.length) ? read(data) : Optional.empty();
  }

  /**
   * The bytes of a value, in an array of the caller's own.
   *
   * @throws IllegalArgumentException naming the value when it is out of range
   */
  public final byte[] encode(T value) {
    byte[] data = write(value);
    if (!lengths.allow(data.length)) {
      throw new IllegalArgumentException(
          "'" + print(value) + "' makes " + data.length + " bytes, which must be " + lengths);
    }
    return data;
  }

  /** The value of bytes whose number is right; empty when they are not well-formed. */
  abstract Optional<T> read(byte[] data);

  /** The bytes of a value; their number is checked afterwards. */
  abstract byte[] write(T value);

  /**
   * The value that a user means.
   *
   * @throws IllegalArgumentException naming the text and saying what would be right
   */
  public abstract T parse(String text);

  /** The text that means the value, printable ASCII alone. */
  public abstract String print(T value);

  /**
   * The value in plain Java, for JSON and hooks: a String, Long, Boolean, List of these or Map of
   * String to these. Strings are printable ASCII.
   */
  public Object plain(T value) {
    return print(value);
  }
}

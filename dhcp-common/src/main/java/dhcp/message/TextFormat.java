package dhcp.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * NVT ASCII text (RFC 2132 section 2), in truth any bytes, a character each. Senders may end it
 * with a NUL, and some repeat the option and so end it twice (RFC 3396): what follows the first NUL
 * is not read. No text at all is not well-formed.
 */
final class TextFormat extends Format<String> {
  private final String separators;

  /**
   * Text of one byte or more.
   *
   * @param separators characters that stand between such texts where they are printed in a list
   */
  TextFormat(String separators) {
    super(Lengths.atLeast(1));
    this.separators = separators;
  }

  @Override
  Optional<String> read(byte[] data) {
    int length = 0;
    while (length < data.length && data[length] != 0) {
      length++;
    }
    return length == 0 ? Optional.empty() : Optional.of(Text.of(Arrays.copyOf(data, length)));
  }

  @Override
  byte[] write(String value) {
    if (value.indexOf(0) >= 0) {
      throw new IllegalArgumentException("'" + Text.escape(value) + "' has a NUL in it");
    }
    return Text.toBytes(value);
  }

  @Override
  public String parse(String text) {
    return Text.unquote(text);
  }

  @Override
  public String print(String value) {
    return Text.quote(value, separators);
  }
}

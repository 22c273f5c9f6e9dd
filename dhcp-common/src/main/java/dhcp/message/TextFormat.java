package dhcp.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * NVT ASCII text (RFC 2132 section 2), in truth any bytes, a character each. NULs at the end are
 * dropped, as that section tells receivers to; a NUL within or nothing else is not well-formed.
 */
final class TextFormat extends Format<String> {
  TextFormat() {
    super(Lengths.atLeast(1));
  }

  @Override
  Optional<String> read(byte[] data) {
    int length = data.length;
    while (length > 0 && data[length - 1] == 0) {
      length--;
    }
    return Optional.of(Text.of(Arrays.copyOf(data, length)))
        .filter(text -> !text.isEmpty() && text.indexOf(0) < 0);
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
    return Text.quote(value, "");
  }
}

package dhcp.message;

import dhcp.net.Bytes;
import java.util.Optional;

/**
 * A time span in seconds, four bytes without sign; all ones mean for ever where the option allows
 * it (RFC 2131 section 3.3). In text {@code 600}, {@code 90s}, {@code 10m}, {@code 12h}, {@code 7d}
 * or {@code infinite}.
 */
public final class Seconds extends Format<Long> {
  /** The value that means for ever. */
  public static final long INFINITE = 0xffff_ffffL;

  private static final String UNITS = "smhd";
  private static final long[] SECONDS_IN = {1, 60, 3600, 86400};

  Seconds() {
    super(Lengths.exactly(4));
  }

  @Override
  Optional<Long> read(byte[] data) {
    return Optional.of(Integer.toUnsignedLong(Bytes.int32(data, 0)));
  }

  @Override
  byte[] write(Long value) {
    byte[] data = new byte[4];
    Bytes.putInt32(data, 0, (int) Numbers.require(value, 0, INFINITE));
    return data;
  }

  @Override
  public Long parse(String text) {
    String span = text.strip();
    if (span.equals("infinite")) {
      return INFINITE;
    }
    if (!span.matches("[0-9]{1,10}[smhd]?")) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is not a duration: 600, 90s, 10m, 12h, 7d or infinite");
    }
    int unit = UNITS.indexOf(span.charAt(span.length() - 1));
    String digits = unit < 0 ? span : span.substring(0, span.length() - 1);
    return Numbers.require(Long.parseLong(digits) * SECONDS_IN[Math.max(unit, 0)], 0, INFINITE - 1);
  }

  @Override
  public String print(Long value) {
    return value == INFINITE ? "infinite" : value.toString();
  }

  @Override
  public Object plain(Long value) {
    return value;
  }
}

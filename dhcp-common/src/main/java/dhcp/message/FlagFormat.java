package dhcp.message;

import java.util.Locale;
import java.util.Optional;

/** One byte, 1 for on and 0 for off (RFC 2132 section 4.1). */
final class FlagFormat extends Format<Boolean> {
  FlagFormat() {
    super(Lengths.exactly(1));
  }

  @Override
  Optional<Boolean> read(byte[] data) {
    return switch (data[0]) {
      case 0 -> Optional.of(false);
      case 1 -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  @Override
  byte[] write(Boolean value) {
    return new byte[] {(byte) (value ? 1 : 0)};
  }

  @Override
  public Boolean parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default ->
          throw new IllegalArgumentException(
              "'" + Text.escape(text) + "' is neither true, on, yes, 1 nor false, off, no, 0");
    };
  }

  @Override
  public String print(Boolean value) {
    return value.toString();
  }

  @Override
  public Object plain(Boolean value) {
    return value;
  }
}

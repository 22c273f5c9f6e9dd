package dhcp.message;

import java.util.Locale;
import java.util.Optional;

/** No data: the option says all by being there (RFC 4039 section 4). Its value is always true. */
final class PresenceFormat extends Format<Boolean> {
  PresenceFormat() {
    super(Lengths.exactly(0));
  }

  @Override
  Optional<Boolean> read(byte[] data) {
    return Optional.of(true);
  }

  @Override
  byte[] write(Boolean value) {
    if (!value) {
      throw new IllegalArgumentException("false is said by leaving the option out");
    }
    return new byte[0];
  }

  @Override
  public Boolean parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "true", "on", "yes", "1" -> true;
      default ->
          throw new IllegalArgumentException(
              "'" + Text.escape(text) + "' cannot be said: the option has no value but true");
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

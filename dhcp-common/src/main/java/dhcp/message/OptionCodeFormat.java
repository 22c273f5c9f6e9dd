package dhcp.message;

import java.util.Optional;

/** The code of an option, as the parameter request list holds them (RFC 2132 section 9.8). */
final class OptionCodeFormat extends Format<Integer> {
  OptionCodeFormat() {
    super(Lengths.exactly(1));
  }

  @Override
  Optional<Integer> read(byte[] data) {
    return Optional.of(data[0] & 0xff);
  }

  @Override
  byte[] write(Integer value) {
    return new byte[] {(byte) Numbers.require(value, 0, 0xff)};
  }

  /** A number, or the name of an option. */
  @Override
  public Integer parse(String text) {
    return Options.byName(text.strip())
        .<Integer>map(Option::code)
        .orElseGet(() -> (int) Numbers.parse(text, 0, 0xff));
  }

  @Override
  public String print(Integer value) {
    return Options.byCode(value).map(Option::name).orElseGet(value::toString);
  }

  @Override
  public Object plain(Integer value) {
    return value.longValue();
  }
}

package dhcp.message;

import java.util.List;
import java.util.Optional;

/** One domain name in the wire format of DNS (RFC 5223 section 3). */
final class DomainNameFormat extends Format<String> {
  private final Format<List<String>> list = Formats.DOMAIN_LIST;

  DomainNameFormat() {
    super(Lengths.between(1, 255));
  }

  @Override
  Optional<String> read(byte[] data) {
    return list.decode(data).filter(names -> names.size() == 1).map(names -> names.get(0));
  }

  @Override
  byte[] write(String value) {
    return list.write(List.of(value));
  }

  @Override
  public String parse(String text) {
    List<String> names = list.parse(text);
    if (names.size() != 1) {
      throw new IllegalArgumentException("'" + Text.escape(text) + "' is not one domain name");
    }
    return names.get(0);
  }

  @Override
  public String print(String value) {
    return value;
  }
}

package dhcp.message;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Domain names in the wire format of DNS, one or more, compressed or not (RFC 3397 section 2);
 * written without compression. As text without the last dot, in the escapes of RFC 4343.
 */
final class DomainListFormat extends Format<List<String>> {
  DomainListFormat() {
    super(Lengths.atLeast(1));
  }

  @Override
  Optional<List<String>> read(byte[] data) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      Optional<DomainNames.Decoded> name = DomainNames.read(data, at);
      if (name.isEmpty() || !name.get().text().endsWith(".")) {
        return Optional.empty();
      }
      String text = name.get().text();
      names.add(text.length() == 1 ? text : text.substring(0, text.length() - 1));
      at = name.get().end();
    }
    return Optional.of(List.copyOf(names));
  }

  @Override
  byte[] write(List<String> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String name : value) {
      out.writeBytes(DomainNames.write(name.endsWith(".") ? name : name + "."));
    }
    return out.toByteArray();
  }

  @Override
  public List<String> parse(String text) {
    List<String> names = Text.split(text);
    write(names);
    return names;
  }

  @Override
  public String print(List<String> value) {
    return String.join(",", value);
  }

  @Override
  public Object plain(List<String> value) {
    return value;
  }
}

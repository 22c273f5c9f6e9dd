package dhcp.message;

import dhcp.message.SubOptions.SubOption;
import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options inside an option. In text {@code name=value} between semicolons, a number instead of the
 * name where the table has none.
 */
final class SubOptionsFormat extends Format<SubOptions> {
  private final List<Option<?>> table;

  SubOptionsFormat(List<Option<?>> table) {
    super(Lengths.atLeast(2));
    this.table = table;
  }

  @Override
  Optional<SubOptions> read(byte[] data) {
    List<SubOption> list = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      if (data.length - at < 2 || data.length - at - 2 < Bytes.int8(data, at + 1)) {
        return Optional.empty();
      }
      int from = at + 2;
      int end = from + Bytes.int8(data, at + 1);
      list.add(new SubOption(Bytes.int8(data, at), Arrays.copyOfRange(data, from, end)));
      at = end;
    }
    return Optional.of(new SubOptions(list));
  }

  @Override
  byte[] write(SubOptions value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (SubOption sub : value.list()) {
      out.write((int) Numbers.require(sub.code(), 0, 0xff));
      out.write((int) Numbers.require(sub.data().length, 0, 0xff));
      out.writeBytes(sub.data());
    }
    return out.toByteArray();
  }

  @Override
  public SubOptions parse(String text) {
    List<SubOption> list = new ArrayList<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + Text.escape(part) + "' is not NAME=VALUE");
      }
      Option<?> row = row(part.substring(0, equals).strip());
      list.add(new SubOption(row.code(), row.parseBytes(part.substring(equals + 1).strip())));
    }
    return new SubOptions(list);
  }

  private Option<?> row(String name) {
    return table.stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseGet(() -> row((int) Numbers.parse(name, 0, 0xff)));
  }

  private Option<?> row(int code) {
    return table.stream()
        .filter(row -> row.code() == code)
        .findFirst()
        .orElseGet(() -> new Option<>(code, Integer.toString(code), Formats.BINARY));
  }

  @Override
  public String print(SubOptions value) {
    return String.join(
        ";",
        value.list().stream()
            .map(sub -> row(sub.code()).name() + "=" + row(sub.code()).describe(sub.data()))
            .toList());
  }

  @Override
  public Object plain(SubOptions value) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (SubOption sub : value.list()) {
      object.putIfAbsent(row(sub.code()).name(), row(sub.code()).plain(sub.data()));
    }
    return object;
  }
}

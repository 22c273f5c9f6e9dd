package dhcp.message;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Domain names in the wire format of DNS, one or more, read compressed or not. As text without the
 * last dot, in the escapes of RFC 4343.
 */
final class DomainListFormat extends Format<List<String>> {
  private static final int POINTER = 0xc000;
  private static final int POINTER_REACH = 0x3fff;

  private final boolean compressing;

  private DomainListFormat(boolean compressing) {
    super(Lengths.atLeast(1));
    this.compressing = compressing;
  }

  /** Written name by name in full. */
  static DomainListFormat uncompressed() {
    return new DomainListFormat(false);
  }

  /** Written with pointers to what stands before, as RFC 3397 section 2 wants. */
  static DomainListFormat compressed() {
    return new DomainListFormat(true);
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
    Map<String, Integer> offsets = new HashMap<>();
    for (String name : value) {
      byte[] whole = DomainNames.write(name.endsWith(".") ? name : name + ".");
      int at = 0;
      while (whole[at] != 0 && !offsets.containsKey(suffix(whole, at))) {
        if (compressing && out.size() <= POINTER_REACH) {
          offsets.put(suffix(whole, at), out.size());
        }
        out.write(whole, at, whole[at] + 1);
        at += whole[at] + 1;
      }
      if (whole[at] == 0) {
        out.write(0);
      } else {
        int pointer = POINTER | offsets.get(suffix(whole, at));
        out.write(pointer >>> 8);
        out.write(pointer);
      }
    }
    return out.toByteArray();
  }

  private static String suffix(byte[] name, int from) {
    return Text.of(Arrays.copyOfRange(name, from, name.length));
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

package dhcp.message;

import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Elements of any size, the length in one or two bytes before each (RFC 7291 section 4, RFC 8572
 * section 8.1); in text between semicolons.
 *
 * @param <E> the element; its text must have no semicolon
 */
final class CountedListFormat<E> extends Format<List<E>> {
  private final int countBytes;
  private final Format<E> element;

  CountedListFormat(int countBytes, Format<E> element) {
    super(Lengths.atLeast(countBytes + 1));
    this.countBytes = countBytes;
    this.element = element;
  }

  @Override
  Optional<List<E>> read(byte[] data) {
    List<E> elements = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int from = at + countBytes;
      if (from > data.length || data.length - from < count(data, at)) {
        return Optional.empty();
      }
      int end = from + count(data, at);
      Optional<E> value = element.decode(Arrays.copyOfRange(data, from, end));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      elements.add(value.get());
      at = end;
    }
    return Optional.of(List.copyOf(elements));
  }

  private int count(byte[] data, int at) {
    return countBytes == 1 ? Bytes.int8(data, at) : Bytes.int16(data, at);
  }

  @Override
  byte[] write(List<E> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (E each : value) {
      byte[] data = element.encode(each);
      Numbers.require(data.length, 0, countBytes == 1 ? 0xff : 0xffff);
      if (countBytes == 2) {
        out.write(data.length >>> 8);
      }
      out.write(data.length);
      out.writeBytes(data);
    }
    return out.toByteArray();
  }

  @Override
  public List<E> parse(String text) {
    return Arrays.stream(text.split(";")).map(String::strip).map(element::parse).toList();
  }

  @Override
  public String print(List<E> value) {
    return String.join(";", value.stream().map(element::print).toList());
  }

  @Override
  public Object plain(List<E> value) {
    return value.stream().map(element::plain).toList();
  }
}

package dhcp.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Elements of one size after another; in text between commas.
 *
 * @param <E> the element
 */
final class ListFormat<E> extends Format<List<E>> {
  private final Format<E> element;
  private final int size;

  private ListFormat(Format<E> element, int size, Lengths lengths) {
    super(lengths);
    this.element = element;
    this.size = size;
  }

  /** One or more elements of so many bytes each. */
  static <E> ListFormat<E> of(Format<E> element, int size) {
    return new ListFormat<>(element, size, Lengths.listOf(size));
  }

  /** Exactly so many elements. */
  static <E> ListFormat<E> exactly(int count, Format<E> element, int size) {
    return new ListFormat<>(element, size, Lengths.exactly(count * size));
  }

  /** Any number of elements, or none. */
  static <E> ListFormat<E> maybeEmpty(Format<E> element, int size) {
    return new ListFormat<>(element, size, new Lengths(0, 0xffff, size));
  }

  @Override
  Optional<List<E>> read(byte[] data) {
    List<E> elements = new ArrayList<>(data.length / size);
    for (int at = 0; at < data.length; at += size) {
      Optional<E> value = element.decode(Arrays.copyOfRange(data, at, at + size));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      elements.add(value.get());
    }
    return Optional.of(List.copyOf(elements));
  }

  @Override
  byte[] write(List<E> value) {
    byte[] data = new byte[value.size() * size];
    int at = 0;
    for (E each : value) {
      System.arraycopy(element.encode(each), 0, data, at, size);
      at += size;
    }
    return data;
  }

  @Override
  public List<E> parse(String text) {
    return Text.split(text).stream().map(element::parse).toList();
  }

  @Override
  public String print(List<E> value) {
    return String.join(",", value.stream().map(element::print).toList());
  }

  @Override
  public Object plain(List<E> value) {
    return value.stream().map(element::plain).toList();
  }
}

package dhcp.message;

import java.util.List;

/**
 * The value of an option that is made of named fields.
 *
 * @param list in the order of the wire; the last may be absent
 */
public record Fields(List<Value<?>> list) {

  /**
   * A field's place in the table of its option.
   *
   * @param name lower-case letters, digits and dashes
   * @param format how its data becomes a value
   * @param size bytes; {@link #REST} for the last field, which takes what is left, maybe nothing
   */
  public record Field<T>(String name, Format<T> format, int size) {
    static final int REST = -1;

    static <T> Field<T> rest(String name, Format<T> format) {
      return new Field<>(name, format, REST);
    }

    Value<T> parse(String text) {
      return new Value<>(this, format.parse(text));
    }
  }

  /**
   * A field with its value.
   *
   * @param field the field
   * @param value what it holds
   */
  public record Value<T>(Field<T> field, T value) {
    byte[] encode() {
      return field.format().encode(value);
    }

    String print() {
      return field.format().print(value);
    }

    Object plain() {
      return field.format().plain(value);
    }
  }

  public Fields {
    list = List.copyOf(list);
  }
}

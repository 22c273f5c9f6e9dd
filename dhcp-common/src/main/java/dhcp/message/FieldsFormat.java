package dhcp.message;

import dhcp.message.Fields.Field;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named fields one after the other, each of a size of its own. In text their values between
 * semicolons.
 */
final class FieldsFormat extends Format<Fields> {
  private final List<Field<?>> fields;

  private FieldsFormat(List<Field<?>> fields, Lengths lengths) {
    super(lengths);
    this.fields = fields;
  }

  static FieldsFormat of(Field<?>... fields) {
    int fixed = 0;
    boolean open = false;
    for (Field<?> field : fields) {
      fixed += Math.max(field.size(), 0);
      open |= field.size() == Field.REST;
    }
    return new FieldsFormat(
        List.of(fields), open ? Lengths.atLeast(fixed) : Lengths.exactly(fixed));
  }

  @Override
  Optional<Fields> read(byte[] data) {
    List<Fields.Value<?>> values = new ArrayList<>();
    int at = 0;
    for (Field<?> field : fields) {
      int end = field.size() == Field.REST ? data.length : at + field.size();
      if (end > at) {
        Optional<? extends Fields.Value<?>> value = value(field, Arrays.copyOfRange(data, at, end));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      at = end;
    }
    return Optional.of(new Fields(values));
  }

  private static <T> Optional<Fields.Value<T>> value(Field<T> field, byte[] data) {
    return field.format().decode(data).map(value -> new Fields.Value<>(field, value));
  }

  @Override
  byte[] write(Fields value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    value.list().forEach(each -> out.writeBytes(each.encode()));
    return out.toByteArray();
  }

  @Override
  public Fields parse(String text) {
    String[] parts = text.split(";", fields.size());
    int last = fields.size() - 1;
    boolean all = parts.length == fields.size();
    if (!all && !(parts.length == last && fields.get(last).size() == Field.REST)) {
      throw new IllegalArgumentException(
          "'"
              + Text.escape(text)
              + "' is not "
              + String.join(";", fields.stream().map(Field::name).toList()));
    }
    List<Fields.Value<?>> values = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      values.add(fields.get(i).parse(parts[i].strip()));
    }
    return new Fields(values);
  }

  @Override
  public String print(Fields value) {
    return String.join(";", value.list().stream().map(Fields.Value::print).toList());
  }

  @Override
  public Object plain(Fields value) {
    Map<String, Object> object = new LinkedHashMap<>();
    value.list().forEach(each -> object.put(each.field().name(), each.plain()));
    return object;
  }
}

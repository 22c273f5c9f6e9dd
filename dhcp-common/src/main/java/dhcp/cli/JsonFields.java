package dhcp.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one JSON object, in the order in which they were put; a later value replaces. */
public final class JsonFields {
  private interface Value {
    void write(JsonWriter to) throws IOException;
  }

  private final Map<String, Value> fields = new LinkedHashMap<>();

  public JsonFields put(String name, String value) {
    fields.put(name, to -> to.value(value));
    return this;
  }

  public JsonFields put(String name, long value) {
    fields.put(name, to -> to.value(value));
    return this;
  }

  public JsonFields put(String name, boolean value) {
    fields.put(name, to -> to.value(value));
    return this;
  }

  /** An array of strings. */
  public JsonFields put(String name, List<String> values) {
    List<String> copy = List.copyOf(values);
    fields.put(
        name,
        to -> {
          to.beginArray();
          for (String value : copy) {
            to.value(value);
          }
          to.endArray();
        });
    return this;
  }

  /** An object in the object. */
  public JsonFields put(String name, JsonFields object) {
    fields.put(name, object::write);
    return this;
  }

  /** Puts all fields of another object behind those of this one. */
  public JsonFields putAll(JsonFields other) {
    fields.putAll(other.fields);
    return this;
  }

  private void write(JsonWriter to) throws IOException {
    to.beginObject();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      to.name(field.getKey());
      field.getValue().write(to);
    }
    to.endObject();
  }

  /** The object on one line, every character that could act on a terminal escaped. */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try {
      write(new JsonWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string takes everything
    }
    return Printable.escapeJson(text.toString());
  }
}

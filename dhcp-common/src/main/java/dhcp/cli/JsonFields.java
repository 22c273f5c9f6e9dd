package dhcp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one JSON object, in the order in which they were put. */
public final class JsonFields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public JsonFields put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  public JsonFields put(String name, long value) {
    fields.put(name, value);
    return this;
  }

  public JsonFields put(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  public JsonFields put(String name, List<String> values) {
    fields.put(name, List.copyOf(values));
    return this;
  }

  public JsonFields put(String name, JsonFields object) {
    fields.put(name, object);
    return this;
  }

  /** The object on one line, every character that could act on a terminal escaped. */
  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }
}

package dhcp.server;

import dhcp.cli.EventWriter;
import dhcp.cli.JsonFields;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What goes to standard output: a few lines that a script waits for, and with {@code --json} every
 * decision too.
 */
final class Events {
  private final EventWriter writer;
  private final EventWriter.Format format;

  Events(OutputStream out, EventWriter.Format format) {
    this.writer = new EventWriter(out, format, InstantSource.system());
    this.format = format;
  }

  /** An event for everybody, as a plain line or as JSON. */
  void tell(String event, String line, JsonFields fields) {
    writer.write(event, line, fields);
  }

  /** Whether events are written that plain output leaves out. */
  boolean hasDetails() {
    return format == EventWriter.Format.JSON;
  }

  /** An event that plain output leaves out; its fields are made only when they are written. */
  void detail(String event, Supplier<JsonFields> fields) {
    if (hasDetails()) {
      writer.write(event, "", fields.get());
    }
  }
}

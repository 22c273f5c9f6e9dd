package dhcp.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * What a script reads from standard output: a plain line per event, or one JSON object per line
 * with at least {@code event} and {@code time} (RFC 3339, UTC, milliseconds). Any thread may write.
 */
public final class EventWriter {
  /** The two forms. */
  public enum Format {
    PLAIN,
    JSON
  }

  private final OutputStream out;
  private final Format format;
  private final InstantSource clock;
  private boolean readerGone;

  /**
   * @param out not buffered, for each event is written as a whole
   */
  public EventWriter(OutputStream out, Format format, InstantSource clock) {
    this.out = out;
    this.format = format;
    this.clock = clock;
  }

  /** In which form events are written. */
  public Format format() {
    return format;
  }

  /**
   * Writes one event. A reader that has gone away is no reason to stop: later events are dropped.
   *
   * @param event the name in JSON, such as {@code bound}
   * @param line the plain form, such as {@code BOUND 192.168.1.100}
   * @param fields what JSON tells besides event and time
   */
  public void write(String event, String line, JsonFields fields) {
    String text =
        switch (format) {
          case PLAIN -> Printable.escape(line);
          case JSON ->
              new JsonFields()
                  .put("event", event)
                  .put("time", Timestamp.of(clock.millis()))
                  .putAll(fields)
                  .toString();
        };
    write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void write(byte[] line) {
    if (!readerGone) {
      try {
        out.write(line);
        out.flush();
      } catch (IOException e) {
        readerGone = true;
      }
    }
  }
}

package dhcp.cli;

import java.io.OutputStream;
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

  public EventWriter(OutputStream out, Format format, InstantSource clock) {
    throw new UnsupportedOperationException(out + " " + format + clock);
  }

  /** To standard output, with the machine's clock. */
  public static EventWriter standardOutput(Format format) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes one event and flushes it. A reader that has gone away is no reason to stop: later events
   * are dropped.
   *
   * @param event the name in JSON, such as {@code bound}
   * @param line the plain form, such as {@code BOUND 192.168.1.100}
   * @param fields what JSON tells besides event and time
   */
  public void write(String event, String line, JsonFields fields) {
    throw new UnsupportedOperationException();
  }
}

package dhcp.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Locale;

/** One line for each log event, whatever is in its message or its exception. */
final class LogLines {
  /** Stack frames told of each exception; the first ones say where it was. */
  private static final int FRAMES = 4;

  /** Exceptions told of a chain of causes. */
  private static final int CAUSES = 3;

  private LogLines() {}

  /** {@code 2026-07-11T10:15:30.123Z INFO DHCPOFFER on ...}. */
  static String plain(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(Timestamp.of(event.getTimeStamp())).append(' ').append(event.getLevel());
    line.append(' ').append(event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      line.append(": ").append(exception(event.getThrowableProxy()));
    }
    return Printable.escape(line.toString());
  }

  static String json(ILoggingEvent event) {
    JsonFields fields =
        new JsonFields()
            .put("time", Timestamp.of(event.getTimeStamp()))
            .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
            .put("logger", event.getLoggerName())
            .put("message", event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      fields.put("exception", exception(event.getThrowableProxy()));
    }
    return fields.toString();
  }

  private static String exception(IThrowableProxy thrown) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy next = thrown;
    for (int i = 0; i < CAUSES && next != null; i++, next = next.getCause()) {
      text.append(i == 0 ? "" : "; caused by ").append(next.getClassName());
      if (next.getMessage() != null) {
        text.append(": ").append(next.getMessage());
      }
      StackTraceElementProxy[] trace = next.getStackTraceElementProxyArray();
      for (int f = 0; f < Math.min(trace.length, FRAMES); f++) {
        text.append(f == 0 ? " at " : " < ").append(trace[f].getStackTraceElement());
      }
    }
    return text.toString();
  }
}

package dhcp.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes each event as one line, in one write, so that lines of several programs do not mix. */
final class LogAppender extends AppenderBase<ILoggingEvent> {
  private final OutputStream out;
  private final Function<ILoggingEvent, String> layout;

  LogAppender(OutputStream out, Function<ILoggingEvent, String> layout) {
    this.out = out;
    this.layout = layout;
    setName("stderr");
  }

  /** Is called by one thread at a time. */
  @Override
  protected void append(ILoggingEvent event) {
    try {
      out.write((layout.apply(event) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Standard error is gone, and there is nowhere else to tell it.
      stop();
    }
  }
}

package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Log lines: one each, whatever is in them. */
final class LogLinesTest {
  private final LoggerContext context = new LoggerContext();

  private LoggingEvent event(Level level, String message, Throwable thrown, Object... arguments) {
    LoggingEvent event =
        new LoggingEvent(
            getClass().getName(), context.getLogger("dhcp.x"), level, message, thrown, arguments);
    event.setTimeStamp(0);
    return event;
  }

  @Test
  void plain() {
    assertEquals(
        "1970-01-01T00:00:00.000Z INFO DHCPDISCOVER from 02:00:00:00:00:01 (x\\x0ay) via eth0",
        LogLines.plain(
            event(
                Level.INFO,
                "DHCPDISCOVER from {} ({}) via eth0",
                null,
                "02:00:00:00:00:01",
                "x\ny")));
  }

  @Test
  void anExceptionIsToldOnTheSameLine() {
    IllegalStateException thrown =
        new IllegalStateException("one\ntwo", new IOException("\u001b[2J"));
    String line = LogLines.plain(event(Level.WARN, "failed", thrown));
    assertTrue(
        line.startsWith(
            "1970-01-01T00:00:00.000Z WARN failed: java.lang.IllegalStateException: one\\x0atwo at "
                + getClass().getName()));
    assertTrue(line.contains("; caused by java.io.IOException: \\x1b[2J at "));
    assertFalse(line.contains("\n"));
  }

  @Test
  void anExceptionThatIsItsOwnCauseHasAnEnd() {
    Exception first = new Exception("first");
    first.initCause(new Exception("second", first));
    assertTrue(LogLines.plain(event(Level.WARN, "x", first)).contains("second"));
  }

  @Test
  void json() {
    String line = LogLines.json(event(Level.ERROR, "x\u009b\n", new Exception("e\n")));
    assertTrue(line.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    JsonObject read = JsonParser.parseString(line).getAsJsonObject();
    assertEquals("1970-01-01T00:00:00.000Z", read.get("time").getAsString());
    assertEquals("error", read.get("level").getAsString());
    assertEquals("dhcp.x", read.get("logger").getAsString());
    assertEquals("x\u009b\n", read.get("message").getAsString());
    assertTrue(read.get("exception").getAsString().startsWith("java.lang.Exception: e\n at "));
    assertFalse(LogLines.json(event(Level.INFO, "y", null)).contains("exception"));
  }

  @Test
  void aLineIsOneWriteAndAGoneReaderNoFailure() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogAppender appender = new LogAppender(out, event -> event.getMessage());
    appender.start();
    appender.doAppend(event(Level.INFO, "Grüße", null));
    assertEquals("Grüße\n", out.toString(StandardCharsets.UTF_8));
    LogAppender broken =
        new LogAppender(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            event -> event.getMessage());
    broken.start();
    broken.doAppend(event(Level.INFO, "x", null));
    assertFalse(broken.isStarted());
  }

  @Test
  void verbosity() {
    LogSetup.install(context, LogSetup.Verbosity.QUIET, LogSetup.Format.PLAIN);
    assertFalse(context.getLogger("dhcp.x").isInfoEnabled());
    assertTrue(context.getLogger("dhcp.x").isWarnEnabled());
    LogSetup.install(context, LogSetup.Verbosity.NORMAL, LogSetup.Format.PLAIN);
    assertTrue(context.getLogger("dhcp.x").isInfoEnabled());
    LogSetup.install(context, LogSetup.Verbosity.VERBOSE, LogSetup.Format.JSON);
    assertTrue(context.getLogger("dhcp.x").isDebugEnabled());
    LogSetup.install(context, LogSetup.Verbosity.PACKETS, LogSetup.Format.JSON);
    assertTrue(context.getLogger("dhcp.x").isTraceEnabled());
    assertFalse(context.getLogger("org.pcap4j").isInfoEnabled());
    assertEquals(1, countAppenders());
  }

  private int countAppenders() {
    int count = 0;
    var all = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    for (; all.hasNext(); all.next()) {
      count++;
    }
    return count;
  }
}

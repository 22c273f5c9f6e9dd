package dhcp.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/** Log lines on standard error, set up by code so that a cold start parses no configuration. */
public final class LogSetup {
  /** How much is told. */
  public enum Verbosity {
    /** Only warnings and errors. */
    QUIET(Level.WARN),
    /** One line per decision. */
    NORMAL(Level.INFO),
    /** More: {@code -v}. */
    VERBOSE(Level.DEBUG),
    /** Every packet decoded: {@code -vv}. */
    PACKETS(Level.TRACE);

    private final Level level;

    Verbosity(Level level) {
      this.level = level;
    }
  }

  /** How a line looks. */
  public enum Format {
    PLAIN,
    JSON
  }

  /** Our own loggers; libraries are heard from WARN on, whatever the verbosity. */
  private static final String OURS = "dhcp";

  private LogSetup() {}

  /** Sets the log up, or anew. */
  public static void install(Verbosity verbosity, Format format) {
    install(verbosity, format, new FileOutputStream(FileDescriptor.err));
  }

  /** Sets the log up, or anew, to go somewhere. */
  public static void install(Verbosity verbosity, Format format, OutputStream out) {
    install((LoggerContext) LoggerFactory.getILoggerFactory(), verbosity, format, out);
  }

  static void install(LoggerContext context, Verbosity verbosity, Format format) {
    install(context, verbosity, format, new FileOutputStream(FileDescriptor.err));
  }

  private static void install(
      LoggerContext context, Verbosity verbosity, Format format, OutputStream out) {
    context.reset();
    LogAppender appender =
        new LogAppender(
            out,
            switch (format) {
              case PLAIN -> LogLines::plain;
              case JSON -> LogLines::json;
            });
    appender.setContext(context);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger(OURS).setLevel(verbosity.level);
  }
}

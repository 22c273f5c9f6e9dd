package dhcp.server.control;

import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The lines of an answer: JSON objects, each with the line that people read. */
public final class ControlAnswer {
  /** The field with the line for people. */
  public static final String LINE = "line";

  /** The field with the sentence that says why a request was not served. */
  public static final String ERROR = "error";

  /** The field with the exit code of a request that was not served. */
  public static final String EXIT = "exit";

  private ControlAnswer() {}

  /**
   * A line to add fields to.
   *
   * @param event what the line is, for scripts
   * @param line the same for people
   */
  public static JsonFields line(String event, String line) {
    return new JsonFields()
        .put("event", event)
        .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .put(LINE, line);
  }

  /** A line that nobody is shown: it finds out whether anybody still listens. */
  public static JsonFields stillWorking() {
    return new JsonFields();
  }

  static JsonFields error(ExitCode exitCode, String sentence) {
    return new JsonFields().put(ERROR, sentence).put(EXIT, exitCode.code());
  }
}

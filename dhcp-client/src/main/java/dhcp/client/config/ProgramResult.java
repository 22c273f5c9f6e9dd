package dhcp.client.config;

import dhcp.message.Text;
import java.util.List;

/**
 * How a program ended.
 *
 * @param exitCode what it returned, when it exited by itself
 * @param output the beginning of what it wrote to both outputs, not yet escaped
 */
record ProgramResult(Ending ending, int exitCode, String output) {
  /** The ways to end. */
  enum Ending {
    EXITED,
    NOT_STARTED,
    TIMED_OUT
  }

  static ProgramResult exited(int exitCode, String output) {
    return new ProgramResult(Ending.EXITED, exitCode, output);
  }

  static ProgramResult notStarted(String why) {
    return new ProgramResult(Ending.NOT_STARTED, -1, why);
  }

  static ProgramResult timedOut(String output) {
    return new ProgramResult(Ending.TIMED_OUT, -1, output);
  }

  boolean succeeded() {
    return ending == Ending.EXITED && exitCode == 0;
  }

  /** What it wrote, line by line, escaped. */
  List<String> lines() {
    return output.lines().filter(line -> !line.isBlank()).map(Text::escape).toList();
  }

  /** The program's own words on one line, escaped, or what became of it when it said none. */
  String words() {
    String said = Text.escape(output.strip().replaceAll("\\s*\\R\\s*", "; "));
    return switch (ending) {
      case EXITED -> said.isEmpty() ? "exit code " + exitCode : said;
      case NOT_STARTED -> "cannot be started: " + said;
      case TIMED_OUT -> "took too long and was killed" + (said.isEmpty() ? "" : ": " + said);
    };
  }
}

package dhcp.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Refuses bad usage with one line: what is wrong, what would be right, and where to read more. */
final class UsageErrorHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    String message = String.join(" ", e.getMessage().split("\\s*\\R\\s*"));
    line.getErr()
        .println(
            command
                + ": "
                + Printable.escape(message + suggestion(e))
                + "; see '"
                + command
                + " --help'");
    return ExitCode.USAGE.code();
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : " (did you mean " + near.get(0) + "?)";
  }
}

package dhcp.client.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code ip} steps in one process, {@code ip -batch -}, which reads them from standard input:
 * starting a process costs more than all that {@code ip} does in it.
 */
final class IpBatch implements IpCommand {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The line after the kernel's words, such as {@code Command failed -:3}. */
  private static final Pattern FAILED = Pattern.compile("Command failed -:([0-9]{1,5})\\s*");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", Program.PATH, "LC_ALL", "C");

  @Override
  public Optional<Failure> run(List<IpStep> steps, OnFailure onFailure) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> ip = Program.find("ip");
    if (ip.isEmpty()) {
      return Optional.of(new Failure(0, "the program ip is missing; install iproute2"));
    }
    List<String> command = new ArrayList<>(List.of(ip.get().toString()));
    if (onFailure == OnFailure.GO_ON) {
      command.add("-force");
    }
    command.addAll(List.of("-batch", "-"));
    return failure(Program.run(command, ENVIRONMENT, input(steps), LIMIT), steps.size());
  }

  /** A line for each step. */
  static String input(List<IpStep> steps) {
    StringBuilder input = new StringBuilder();
    steps.forEach(step -> input.append(String.join(" ", step.words())).append('\n'));
    return input.toString();
  }

  /**
   * Which step failed. A program that names none may have failed at the last as well as at the
   * first; the last is told, so that all before it are undone.
   */
  private static Optional<Failure> failure(ProgramResult result, int steps) {
    if (result.succeeded()) {
      return Optional.empty();
    }
    Matcher failed = FAILED.matcher(result.output());
    if (!failed.find()) {
      return Optional.of(new Failure(steps - 1, result.words()));
    }
    int step = Math.min(steps, Integer.parseInt(failed.group(1))) - 1;
    String said = failed.replaceAll("");
    return Optional.of(
        new Failure(Math.max(0, step), ProgramResult.exited(result.exitCode(), said).words()));
  }
}

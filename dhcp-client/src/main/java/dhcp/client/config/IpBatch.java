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
  public List<Failure> run(List<IpStep> steps) {
    if (steps.isEmpty()) {
      return List.of();
    }
    Optional<Path> ip = Program.find("ip");
    if (ip.isEmpty()) {
      return List.of(Failure.ofAll("the program ip is missing; install iproute2"));
    }
    List<String> command = List.of(ip.get().toString(), "-force", "-batch", "-");
    return failures(Program.run(command, ENVIRONMENT, input(steps), LIMIT), steps.size());
  }

  /** A line for each step. */
  static String input(List<IpStep> steps) {
    StringBuilder input = new StringBuilder();
    steps.forEach(step -> input.append(String.join(" ", step.words())).append('\n'));
    return input.toString();
  }

  /** Which steps failed: the program's words stand in front of the line that names the step. */
  static List<Failure> failures(ProgramResult result, int steps) {
    if (result.succeeded()) {
      return List.of();
    }
    List<Failure> failures = new ArrayList<>();
    Matcher failed = FAILED.matcher(result.output());
    for (int from = 0; failed.find(); from = failed.end()) {
      String said = result.output().substring(from, failed.start());
      int step = Math.max(1, Math.min(steps, Integer.parseInt(failed.group(1)))) - 1;
      failures.add(Failure.at(step, ProgramResult.exited(result.exitCode(), said).words()));
    }
    return failures.isEmpty() ? List.of(Failure.ofAll(result.words())) : failures;
  }
}

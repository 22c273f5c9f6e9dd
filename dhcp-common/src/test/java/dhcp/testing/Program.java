package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that a test started: its output, its end, and signals to it. */
public final class Program implements AutoCloseable {
  /** What a program left behind that has ended. */
  public record Result(int exitCode, String out, String err) {}

  private static final Duration TIME_TO_END = Duration.ofSeconds(5);

  private final List<String> command;
  private final Process process;
  private final Output out;
  private final Output err;

  private Program(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.out = new Output(process.getInputStream(), this::toString);
    this.err = new Output(process.getErrorStream(), this::toString);
  }

  /** Starts a program, with nothing to read, and some variables besides those of this process. */
  public static Program start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Program(command, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end, which comes within {@link Deadline#PATIENCE}. */
  public static Result run(List<String> command, Map<String, String> environment) {
    try (Program program = start(command, environment)) {
      return program.awaitEnd();
    }
  }

  /**
   * Waits for the end.
   *
   * @throws AssertionError showing the output when it does not end
   */
  public Result awaitEnd() {
    if (!ends(Deadline.PATIENCE)) {
      throw new AssertionError("still running: " + this);
    }
    // A child in the background may hold the streams open; what the program itself said is there.
    Deadline deadline = Deadline.in(Duration.ofMillis(200));
    out.awaitEnd(deadline);
    err.awaitEnd(deadline);
    return new Result(process.exitValue(), out.text(), err.text());
  }

  private boolean ends(Duration most) {
    try {
      return process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    }
  }

  /** The lines on standard output. */
  public Output out() {
    return out;
  }

  /** The lines on standard error. */
  public Output err() {
    return err;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** The names of its threads, as the kernel knows them: 15 characters at most. */
  public Set<String> threads() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid(), "task"))) {
      return tasks.map(Program::threadName).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String threadName(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "ended";
    }
  }

  /** Sends a signal, by its name without SIG. */
  public void signal(String name) {
    if (process.isAlive()) {
      run(List.of("kill", "-" + name, Long.toString(pid())), Map.of());
    }
  }

  /** SIGTERM, and SIGKILL when that does not end it. */
  public Result stop() {
    signal("TERM");
    if (!ends(TIME_TO_END)) {
      process.destroyForcibly();
    }
    return awaitEnd();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  @Override
  public String toString() {
    return String.join(" ", command) + "\nstdout:\n" + out.text() + "\nstderr:\n" + err.text();
  }
}

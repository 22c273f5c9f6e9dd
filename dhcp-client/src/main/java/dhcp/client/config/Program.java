package dhcp.client.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs other programs by an argument list, never through a shell, with a minimal environment, and
 * with bounds on time and on what is kept of their output.
 */
final class Program {
  private static final List<String> USUAL_PLACES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  /** The PATH that programs started here get. */
  static final String PATH = String.join(":", USUAL_PLACES);

  private Program() {}

  /** Where a program is: on our PATH, else in the usual places, which a PATH may lack. */
  static Optional<Path> find(String name) {
    List<String> places = new ArrayList<>();
    for (String place : Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")) {
      // A relative entry would run whatever lies in the current directory.
      if (place.startsWith("/")) {
        places.add(place);
      }
    }
    places.addAll(USUAL_PLACES);
    return places.stream().map(p -> Path.of(p, name)).filter(Files::isExecutable).findFirst();
  }

  /**
   * Runs a program to its end, or to the end of its time.
   *
   * @param command its path and arguments
   * @param environment all that it gets
   * @param input what it reads from standard input
   * @param limit after which it and its children are killed
   */
  static ProgramResult run(
      List<String> command, Map<String, String> environment, String input, Duration limit) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return ProgramResult.notStarted(e.getMessage());
    }
    // A child that the program leaves behind may hold its output open for ever: so the end of the
    // process counts, not the end of its output, and another thread reads that.
    BoundedOutput output = BoundedOutput.drain(process.getInputStream());
    feed(process, input);
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return ProgramResult.exited(process.exitValue(), output.afterExit());
      }
      killWithChildren(process);
      return ProgramResult.timedOut(output.afterExit());
    } catch (InterruptedException e) {
      killWithChildren(process);
      Thread.currentThread().interrupt();
      return ProgramResult.timedOut("");
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading everything; its exit code and its words tell why.
      return;
    }
  }

  private static void killWithChildren(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Reads a program's output to its end and keeps the beginning. */
  private static final class BoundedOutput {
    private static final int KEPT = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final StringBuilder kept = new StringBuilder();
    private final Thread reader;

    private BoundedOutput(InputStream in) {
      reader = new Thread(() -> read(in), "program-output");
      reader.setDaemon(true);
    }

    static BoundedOutput drain(InputStream in) {
      BoundedOutput output = new BoundedOutput(in);
      output.reader.start();
      return output;
    }

    private void read(InputStream in) {
      byte[] buffer = new byte[1024];
      try (in) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          keep(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
      } catch (IOException e) {
        // The process is gone; there is nothing more to read.
        return;
      }
    }

    private synchronized void keep(String text) {
      kept.append(text, 0, Math.min(text.length(), KEPT - kept.length()));
    }

    /** What it wrote until its end; what a child still writes is not waited for. */
    String afterExit() throws InterruptedException {
      reader.join(PATIENCE.toMillis());
      synchronized (this) {
        return kept.toString();
      }
    }
  }
}

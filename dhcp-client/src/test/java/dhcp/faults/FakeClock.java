package dhcp.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wall clock of one program's own, by libfaketime (Debian package faketime), which can be set
 * while it runs. The clock that counts since boot is left alone: nobody can set it, and a Java
 * machine waits by it.
 */
final class FakeClock {
  /** Less than any jump of a test. */
  private static final Duration NOTICEABLE = Duration.ofMinutes(30);

  private static final int ROUNDS = Integer.getInteger("dhcp.clock.rounds", 1);
  private static final String JUMPS =
      System.getProperty("dhcp.clock.jumps", "@1970-01-01 00:01:00");

  private final Path file;

  /** A clock that is right until it is {@link #set}. */
  FakeClock(Path directory) throws IOException {
    file = directory.resolve("wall-clock");
    set("+0");
  }

  /** What the tests set it to, one after the other. */
  static List<String> jumps() {
    return Collections.nCopies(ROUNDS, JUMPS.split(",")).stream().flatMap(Stream::of).toList();
  }

  /**
   * Sets the clock.
   *
   * @param time as libfaketime reads it: {@code +10y} and {@code -1h} from the true time, or a date
   *     after @ from which it runs on
   */
  void set(String time) throws IOException {
    Path next = Files.writeString(file.resolveSibling("wall-clock.next"), time + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The last event that a program told, by --json, was by a clock that is far from the true one.
   */
  void assertFaked(Program program) {
    List<String> lines = program.out().lines();
    JsonObject last = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
    Instant told = Instant.parse(last.get("time").getAsString());
    Duration off = Duration.between(told, Instant.now()).abs();
    assertTrue(off.compareTo(NOTICEABLE) > 0, () -> "the clock is not faked: " + last);
  }

  /** The program line, by this clock. */
  List<String> under(List<String> command) {
    return prepend(
        command,
        "unshare",
        "--mount",
        "sh",
        "-c",
        // It leaves a semaphore named by the process there, on which a later one of that number
        // hangs.
        "mount -t tmpfs tmpfs /dev/shm && exec \"$@\"",
        "shm",
        "env",
        "LD_PRELOAD=" + library(),
        "FAKETIME_TIMESTAMP_FILE=" + file,
        "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
        "DONT_FAKE_MONOTONIC=1");
  }

  static List<String> prepend(List<String> command, String... first) {
    return Stream.concat(Stream.of(first), command.stream()).toList();
  }

  private static Path library() {
    try (Stream<Path> files =
        Files.find(Path.of("/usr/lib"), 4, (file, is) -> file.endsWith("libfaketimeMT.so.1"))) {
      return files
          .findFirst()
          .orElseThrow(() -> new AssertionError("libfaketime is not there; install faketime"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

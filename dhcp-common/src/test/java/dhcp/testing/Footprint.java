package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process takes of the machine, from /proc.
 *
 * @param files that it has open
 * @param threads that it has
 * @param residentMiB memory that it has, of all sorts
 */
public record Footprint(long files, long threads, long residentMiB) {
  /** Threads and files that a Java machine may open of itself meanwhile. */
  private static final int SLACK = 10;

  private static final int KIB_PER_MIB = 1024;

  /** What a process takes now. */
  public static Footprint of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<String> status = Files.lines(process.resolve("status"))) {
      long resident =
          status
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum();
      return new Footprint(
          count(process.resolve("fd")), count(process.resolve("task")), resident / KIB_PER_MIB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  /**
   * Nothing was left behind since another time.
   *
   * @throws AssertionError with both
   */
  public void assertNoMoreThan(Footprint before) {
    if (files > before.files + SLACK || threads > before.threads + SLACK) {
      throw new AssertionError("left behind: " + this + ", before: " + before);
    }
  }

  @Override
  public String toString() {
    return files + " files, " + threads + " threads, " + residentMiB + " MiB";
  }
}

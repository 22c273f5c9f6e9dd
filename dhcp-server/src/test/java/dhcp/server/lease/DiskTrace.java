package dhcp.server.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program did to files, as {@code strace} has seen it, and what a disk may hold of that when
 * the power fails at some moment: all that was synced, and of the rest any part, in any order, of
 * each write any of its sectors. A new file may be missing whose directory was not synced.
 */
final class DiskTrace {
  private static final int SECTOR = 512;
  private static final Pattern CALL =
      Pattern.compile(
          "\\d+ +(openat|pwrite64|write|ftruncate|fsync|fdatasync)\\((?:AT_FDCWD(?:<[^>]*>)?, )?"
              + "(?:\\d+<([^>]*)>|\"([^\"]*)\")(?:, (?:\"([^\"]*)\"|(\\d+)|[A-Z_|]+))?"
              + "(?:, \\d+)?(?:, (\\d+))?\\) += +(-?\\d+).*");

  private record Step(String call, Path file, byte[] data, long at) {}

  /** A file as the disk has it, and what has not reached the disk for certain. */
  private static final class Image {
    private byte[] synced = new byte[0];
    private final List<Step> pending = new ArrayList<>();
  }

  private final List<Step> steps = new ArrayList<>();
  private final Path marks;

  /**
   * Reads a trace.
   *
   * @param marks the file to which the program writes a byte when something counts as done
   */
  DiskTrace(Path trace, Path marks) throws IOException {
    this.marks = marks;
    for (String line : Files.readAllLines(trace)) {
      if (line.contains("+++") || line.contains("---")) {
        continue;
      }
      Matcher call = CALL.matcher(line);
      if (!call.matches()) {
        throw new AssertionError("a line of strace that says something else: " + line);
      }
      if (!call.group(7).startsWith("-")) {
        steps.add(step(call));
      }
    }
  }

  private static Step step(Matcher call) {
    Path file = Path.of(text(call.group(2) == null ? call.group(3) : call.group(2)));
    return switch (call.group(1)) {
      case "pwrite64", "write" ->
          new Step("write", file, bytes(call.group(4)), number(call.group(6)));
      case "ftruncate" -> new Step("truncate", file, new byte[0], number(call.group(5)));
      case "openat" -> new Step("open", file, new byte[0], 0);
      default -> new Step("sync", file, new byte[0], 0);
    };
  }

  private static long number(String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private static String text(String escaped) {
    return escaped.startsWith("\\x") ? new String(bytes(escaped), StandardCharsets.UTF_8) : escaped;
  }

  private static byte[] bytes(String escaped) {
    byte[] bytes = new byte[escaped.length() / 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(escaped, 4 * i + 2, 4 * i + 4, 16);
    }
    return bytes;
  }

  int size() {
    return steps.size();
  }

  /** How many marks were written among so many first steps. */
  int marks(int count) {
    return (int)
        steps.subList(0, count).stream()
            .filter(step -> step.call.equals("write") && step.file.equals(marks))
            .count();
  }

  /** Writes the files of a directory as they may be when the power fails after so many steps. */
  void cut(int count, Path directory, Path into, Random random) throws IOException {
    Map<Path, Image> images = new TreeMap<>();
    Set<Path> named = new HashSet<>();
    for (Step step : steps.subList(0, count)) {
      if (step.file.equals(directory)) {
        named.addAll(step.call.equals("sync") ? images.keySet() : Set.of());
      } else if (!step.file.equals(marks)) {
        Image image = images.computeIfAbsent(step.file, file -> new Image());
        switch (step.call) {
          case "write", "truncate" -> image.pending.add(step);
          case "sync" -> {
            image.pending.forEach(pending -> apply(image, pending, bytes -> true));
            image.pending.clear();
          }
          default -> {}
        }
      }
    }
    Files.createDirectories(into);
    for (Map.Entry<Path, Image> entry : images.entrySet()) {
      if (named.contains(entry.getKey()) || random.nextBoolean()) {
        Files.write(into.resolve(entry.getKey().getFileName()), left(entry.getValue(), random));
      }
    }
  }

  private interface Sectors {
    boolean reached(int sector);
  }

  private static byte[] left(Image image, Random random) {
    int kind = random.nextInt(3);
    for (Step step : image.pending) {
      if (kind == 0 || kind == 1 && random.nextBoolean()) {
        apply(image, step, sector -> kind == 0 || random.nextInt(4) > 0);
      }
    }
    return image.synced;
  }

  private static void apply(Image image, Step step, Sectors sectors) {
    if (step.call.equals("truncate")) {
      image.synced = Arrays.copyOf(image.synced, (int) step.at);
      return;
    }
    int end = (int) step.at + step.data.length;
    if (end > image.synced.length) {
      image.synced = Arrays.copyOf(image.synced, end);
    }
    for (int from = 0; from < step.data.length; from += SECTOR) {
      if (sectors.reached(from / SECTOR)) {
        int length = Math.min(SECTOR, step.data.length - from);
        System.arraycopy(step.data, from, image.synced, (int) step.at + from, length);
      }
    }
  }
}

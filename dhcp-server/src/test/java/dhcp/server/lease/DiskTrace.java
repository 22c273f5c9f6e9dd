package dhcp.server.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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
 *
 * <p>Threads write and sync at the same time: a sync is about those writes only that had returned
 * when it was called, and counts when it returns.
 */
final class DiskTrace {
  private static final int SECTOR = 512;
  private static final Pattern CALL =
      Pattern.compile(
          "\\d+ +(openat|pwrite64|write|ftruncate|fsync|fdatasync)\\((?:AT_FDCWD(?:<[^>]*>)?, )?"
              + "(?:\\d+<([^>]*)>|\"([^\"]*)\")(?:, (?:\"([^\"]*)\"|(\\d+)|[A-Z_|]+))?"
              + "(?:, \\d+)?(?:, (\\d+))?\\) += +(-?\\d+).*");

  private static final Pattern UNFINISHED = Pattern.compile("(\\d+) +(.*) <unfinished \\.\\.\\.>");
  private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");

  /**
   * A call.
   *
   * @param begun the number of the line at which it was made
   * @param ended that at which it returned; MAX_VALUE when it never did
   */
  private record Step(String call, Path file, byte[] data, long at, int begun, int ended) {}

  private record Begun(String text, int line) {}

  /** A file as the disk has it, and what has not reached the disk for certain. */
  private static final class Image {
    private byte[] synced = new byte[0];
    private final List<Step> pending = new ArrayList<>();
  }

  /** In the order in which they were made. */
  private final List<Step> steps = new ArrayList<>();

  private final Path marks;
  private final int lines;

  /**
   * Reads a trace.
   *
   * @param marks the file to which the program writes a byte when something counts as done
   */
  DiskTrace(Path trace, Path marks) throws IOException {
    this.marks = marks;
    Map<String, Begun> begun = new HashMap<>();
    int line = 0;
    for (String text : Files.readAllLines(trace)) {
      if (text.contains("+++") || text.contains("---")) {
        continue;
      }
      line++;
      Matcher unfinished = UNFINISHED.matcher(text);
      Matcher resumed = RESUMED.matcher(text);
      if (unfinished.matches()) {
        begun.put(unfinished.group(1), new Begun(unfinished.group(2), line));
      } else if (resumed.matches()) {
        Begun call = begun.remove(resumed.group(1));
        add("0 " + call.text + resumed.group(2), call.line, line);
      } else {
        add(text, line, line);
      }
    }
    begun.values().forEach(call -> add("0 " + call.text + ") = 0", call.line, Integer.MAX_VALUE));
    steps.sort(Comparator.comparingInt(Step::begun));
    lines = line;
  }

  private void add(String text, int begun, int ended) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new AssertionError("a line of strace that says something else: " + text);
    }
    if (!call.group(7).startsWith("-")) {
      steps.add(step(call, begun, ended));
    }
  }

  private static Step step(Matcher call, int begun, int ended) {
    Path file = Path.of(text(call.group(2) == null ? call.group(3) : call.group(2)));
    return switch (call.group(1)) {
      case "pwrite64", "write" ->
          new Step("write", file, bytes(call.group(4)), number(call.group(6)), begun, ended);
      case "ftruncate" ->
          new Step("truncate", file, new byte[0], number(call.group(5)), begun, ended);
      case "openat" -> new Step("open", file, new byte[0], 0, begun, ended);
      default -> new Step("sync", file, new byte[0], 0, begun, ended);
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

  /** How many moments there are at which the power may fail. */
  int size() {
    return lines;
  }

  /** How many marks were written up to a moment. */
  int marks(int moment) {
    return (int)
        steps.stream()
            .filter(step -> step.begun <= moment)
            .filter(step -> step.call.equals("write") && step.file.equals(marks))
            .count();
  }

  /** Writes the files of a directory as they may be when the power fails at a moment. */
  void cut(int moment, Path directory, Path into, Random random) throws IOException {
    Map<Path, Image> images = new TreeMap<>();
    Set<Path> named = new HashSet<>();
    List<Step> order = new ArrayList<>(steps);
    order.sort(Comparator.comparingInt(step -> isSync(step) ? step.ended : step.begun));
    for (Step step : order) {
      if ((isSync(step) ? step.ended : step.begun) > moment) {
        break;
      }
      if (step.file.equals(directory)) {
        named.addAll(isSync(step) ? images.keySet() : Set.of());
      } else if (!step.file.equals(marks)) {
        Image image = images.computeIfAbsent(step.file, file -> new Image());
        if (isSync(step)) {
          sync(image, step);
        } else if (!step.call.equals("open")) {
          image.pending.add(step);
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

  private static boolean isSync(Step step) {
    return step.call.equals("sync");
  }

  private static void sync(Image image, Step sync) {
    for (Iterator<Step> all = image.pending.iterator(); all.hasNext(); ) {
      Step pending = all.next();
      if (pending.ended <= sync.begun) {
        apply(image, pending, bytes -> true);
        all.remove();
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

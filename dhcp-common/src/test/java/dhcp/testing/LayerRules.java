package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the sources of a module and says where they use what their layer must not. The layers are
 * those of docs/architecture.md: the codec knows values only, the engines know the codec and take
 * time and randomness as arguments, and only the outermost packages know libraries.
 */
public final class LayerRules {
  private static final String COMMON = "dhcp.net dhcp.message dhcp.frame dhcp.pool";

  /** What each inner package may use of ours. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "dhcp.net", Set.of(),
          "dhcp.message", Set.of("dhcp.net"),
          "dhcp.frame", Set.of("dhcp.net"),
          "dhcp.pool", Set.of("dhcp.net"),
          "dhcp.link", Set.of("dhcp.net", "dhcp.frame"),
          "dhcp.cli", words(COMMON + " dhcp.link"),
          "dhcp.server.engine", words(COMMON),
          "dhcp.server.lease", words(COMMON + " dhcp.server.engine"),
          "dhcp.client.lease", words(COMMON),
          "dhcp.client.machine", words(COMMON + " dhcp.client.lease"));

  /** The packages without I/O, clock, thread, logger and randomness of their own. */
  private static final Set<String> PURE =
      words(COMMON + " dhcp.server.engine dhcp.client.lease dhcp.client.machine");

  /** The outermost packages, which nobody else may use. */
  private static final Set<String> TOP = words("dhcp.server dhcp.client");

  /** What may be used in some packages only. */
  private static final Map<String, Set<String>> ONLY_IN =
      Map.of(
          "org.pcap4j.", Set.of("dhcp.link"),
          "com.sun.jna.", Set.of("dhcp.link"),
          "ch.qos.logback.", words("dhcp.cli dhcp.server dhcp.client"),
          "picocli.", words("dhcp.cli dhcp.server dhcp.client dhcp.server.command"),
          "java.sql.", Set.of("dhcp.server.lease"),
          "org.sqlite.", Set.of("dhcp.server.lease"),
          "org.postgresql.", Set.of("dhcp.server.lease"));

  private static final List<String> NOT_PURE =
      List.of(
          "java.io.",
          "java.net.",
          "java.nio.channels.",
          "java.nio.file.",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.Timer",
          "java.util.concurrent.",
          "java.util.logging.",
          "java.sql.",
          "com.google.",
          "org.slf4j.");

  /** In memory only, in spite of where they are. */
  private static final Set<String> PURE_AFTER_ALL = Set.of("java.io.ByteArrayOutputStream");

  private static final Pattern NOT_PURE_CODE =
      Pattern.compile(
          "\\bSystem\\s*\\.\\s*(currentTimeMillis|nanoTime|getenv|getProperty|exit|in|out|err)\\b"
              + "|\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime)\\s*\\.\\s*now\\b"
              + "|\\bMath\\s*\\.\\s*random\\b"
              + "|\\bRandomGenerator\\s*\\.\\s*(getDefault|of)\\b"
              + "|\\b(Thread|ThreadLocal|ProcessBuilder|Runtime|randomUUID)\\b");

  private final List<String> violations = new ArrayList<>();
  private final Map<String, Set<String>> uses = new TreeMap<>();

  /**
   * What is against the rules in all sources under a folder.
   *
   * @param root such as {@code src/main/java}
   * @return a line for each violation; empty when there is none
   */
  public static List<String> violations(Path root) {
    LayerRules rules = new LayerRules();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        rules.check(root.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules.finish();
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  /** Looks at one source. */
  void check(String file, String source) {
    SourceText text = new SourceText(source);
    String here = text.packageName();
    for (String name : text.dottedNames()) {
      ONLY_IN.forEach(
          (prefix, places) -> {
            if (name.startsWith(prefix) && !places.contains(here)) {
              violations.add(file + ": " + name + " may be used in " + places + " only");
            }
          });
      if (name.startsWith("dhcp.")) {
        checkOurs(file, here, packageOf(name));
      }
      if (PURE.contains(here)
          && NOT_PURE.stream().anyMatch(name::startsWith)
          && !PURE_AFTER_ALL.contains(name)) {
        violations.add(file + ": " + here + " is pure and must not use " + name);
      }
    }
    if (PURE.contains(here) && text.contains(NOT_PURE_CODE)) {
      violations.add(file + ": " + here + " is pure: no clock, thread or process");
    }
  }

  private void checkOurs(String file, String here, String there) {
    if (here.equals(there)) {
      return;
    }
    uses.computeIfAbsent(here, k -> new TreeSet<>()).add(there);
    boolean inner = MAY_USE.containsKey(here);
    if (inner && !MAY_USE.get(here).contains(there) || TOP.contains(there)) {
      violations.add(file + ": " + here + " must not use " + there);
    }
    if (side(here) != side(there) && side(there) != ' ') {
      violations.add(file + ": the two programs must not use each other");
    }
  }

  /** {@code s}erver, {@code c}lient, or neither. */
  private static char side(String name) {
    return name.startsWith("dhcp.server") ? 's' : name.startsWith("dhcp.client") ? 'c' : ' ';
  }

  /** The name up to its last part before the first capital. */
  private static String packageOf(String name) {
    StringBuilder found = new StringBuilder();
    for (String part : name.split("\\.")) {
      if (Character.isUpperCase(part.charAt(0))) {
        break;
      }
      found.append(found.length() == 0 ? "" : ".").append(part);
    }
    return found.toString();
  }

  /** All violations, with the circles among the packages seen. */
  List<String> finish() {
    for (String start : uses.keySet()) {
      if (reaches(start, start, new TreeSet<>())) {
        violations.add(start + " uses itself in a circle over other packages");
      }
    }
    return violations;
  }

  private boolean reaches(String from, String goal, Set<String> seen) {
    for (String next : uses.getOrDefault(from, Set.of())) {
      if (next.equals(goal) || seen.add(next) && reaches(next, goal, seen)) {
        return true;
      }
    }
    return false;
  }
}

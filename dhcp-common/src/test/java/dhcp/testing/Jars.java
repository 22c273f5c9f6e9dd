package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The two programs as users run them: {@code java -jar}. */
public final class Jars {
  private static final Path PACKAGED_JDKS = Path.of("/usr/lib/jvm");

  private Jars() {}

  /** The server's program line, on the Java that runs the tests. */
  public static List<String> server(String... arguments) {
    return command(currentJava(), "server", arguments);
  }

  /** The client's program line, on the Java that runs the tests. */
  public static List<String> client(String... arguments) {
    return command(currentJava(), "client", arguments);
  }

  /**
   * A program line on any Java.
   *
   * @param javaHome the directory with bin/java in it
   * @param program "server" or "client"
   */
  public static List<String> command(Path javaHome, String program, String... arguments) {
    Path jar = Repository.file("dhcp-" + program + "/target/" + program + ".jar");
    if (!Files.isReadable(jar)) {
      throw new AssertionError(jar + " is not there; build it with: mvn package -DskipTests");
    }
    return Stream.concat(
            Stream.of(javaHome.resolve("bin/java").toString(), "-jar", jar.toString()),
            Arrays.stream(arguments))
        .toList();
  }

  /** A program line with options for the JVM. */
  public static List<String> onJvm(List<String> options, List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(1, options);
    return List.copyOf(all);
  }

  /** The home of the Java that runs the tests. */
  public static Path currentJava() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The home of every Java that is installed, each once; the current one is always among them. */
  public static List<Path> allJavas() {
    if (!Files.isDirectory(PACKAGED_JDKS)) {
      return List.of(currentJava());
    }
    try (Stream<Path> homes = Files.list(PACKAGED_JDKS)) {
      return Stream.concat(Stream.of(currentJava()), homes)
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .map(Jars::real)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

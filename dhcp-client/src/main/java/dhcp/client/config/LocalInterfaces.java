package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The interfaces of our network namespace. */
final class LocalInterfaces {
  private static final Path LIST = Path.of("/proc/net/dev");

  private LocalInterfaces() {}

  /** Asks the kernel: the JDK knows only interfaces that have an address. */
  static boolean exists(String name) {
    try (Stream<String> interfaces = Files.lines(LIST)) {
      return interfaces.anyMatch(line -> line.strip().startsWith(name + ":"));
    } catch (IOException e) {
      // Not known: then it is not forgotten either.
      return true;
    }
  }
}

package dhcp.server.control;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the control socket of a server is: {@code /run/dhcp-server/IF.sock}. Servers in other
 * network namespaces share that directory and may well have an interface of the same name, so there
 * the namespace's number is part of the name: {@code IF@4026532281.sock}.
 */
public final class ControlPath {
  private static final Path DIRECTORY = Path.of("/run/dhcp-server");
  private static final String SUFFIX = ".sock";

  private ControlPath() {}

  /** The usual place for the server of an interface, in this process's network namespace. */
  public static Path of(String interfaceName) {
    return DIRECTORY.resolve(interfaceName + namespaceMark() + SUFFIX);
  }

  /** The sockets of servers in this network namespace, in the order of their names. */
  public static List<Path> all() {
    List<Path> found = new ArrayList<>();
    String end = namespaceMark() + SUFFIX;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(DIRECTORY, "*" + end)) {
      files.forEach(
          file -> {
            if (!end.equals(SUFFIX) || !file.getFileName().toString().contains("@")) {
              found.add(file);
            }
          });
    } catch (IOException e) {
      return List.of(); // no directory: no server has run here
    }
    Collections.sort(found);
    return found;
  }

  private static String namespaceMark() {
    Optional<String> own = namespace("self");
    return own.isEmpty() || own.equals(namespace("1")) ? "" : "@" + own.get();
  }

  /** The number of a process's network namespace; empty where it may not be seen. */
  private static Optional<String> namespace(String process) {
    try {
      String link = Files.readSymbolicLink(Path.of("/proc", process, "ns", "net")).toString();
      return Optional.of(link.replaceAll("[^0-9]", ""));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

package dhcp.client.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes what clients remembered of interfaces that are no more: those of network namespaces that
 * are gone, and those gone from ours. The kernel gives the number of a namespace to another one
 * later, which must not inherit them.
 *
 * @param living tells the namespaces there are; it is asked only when there is something to remove
 * @param ours the one in which the interfaces are asked about
 * @param interfaces which of its interfaces there are
 */
record Sweep(Living living, NetworkNamespace ours, Predicate<String> interfaces) {
  /** The name of a file, as {@link RunDirectory} makes it. */
  private static final Pattern NAME = Pattern.compile("([0-9]+)-(.+)\\.applied");

  private static final Path PROCESSES = Path.of("/proc");

  /** Which network namespaces there are. */
  interface Living {
    /**
     * All of them.
     *
     * @throws IOException when not all can be seen
     */
    Set<NetworkNamespace> namespaces() throws IOException;
  }

  /** By what there is now. */
  static Sweep now() {
    return new Sweep(Sweep::inUseOrNamed, NetworkNamespace.current(), LocalInterfaces::exists);
  }

  /**
   * Removes the files of a directory whose interfaces are gone.
   *
   * @throws IOException when that cannot be known or a file cannot be removed
   */
  void of(Path directory) throws IOException {
    List<Path> foreign;
    try (Stream<Path> files = Files.list(directory)) {
      foreign = files.filter(file -> isDead(file, Set.of(ours))).toList();
    }
    if (foreign.isEmpty()) {
      return;
    }
    Set<NetworkNamespace> all = living.namespaces();
    for (Path file : foreign) {
      if (isDead(file, all)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isDead(Path file, Set<NetworkNamespace> namespaces) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    NetworkNamespace namespace = new NetworkNamespace(name.group(1));
    return namespace.equals(ours)
        ? !interfaces.test(name.group(2))
        : !namespaces.contains(namespace);
  }

  private static Set<NetworkNamespace> inUseOrNamed() throws IOException {
    Set<NetworkNamespace> all = new HashSet<>(NetworkNamespace.named());
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        try {
          all.add(NetworkNamespace.at(process.resolve("ns/net")));
        } catch (NoSuchFileException | AccessDeniedException e) {
          // It has ended meanwhile, or is better guarded than a client of ours would be.
          continue;
        }
      }
    }
    return all;
  }
}

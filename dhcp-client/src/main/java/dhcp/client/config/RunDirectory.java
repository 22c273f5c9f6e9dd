package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where what is true until the next boot is kept: {@code /run/dhcp-client}. Interfaces of other
 * network namespaces may have the same name, so a file's name has the namespace's number in it.
 */
final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final Path USUAL = Path.of("/run/dhcp-client");

  private final Optional<Path> directory;
  private final NetworkNamespace namespace;

  private RunDirectory(Optional<Path> directory, NetworkNamespace namespace) {
    this.directory = directory;
    this.namespace = namespace;
  }

  /**
   * The usual directory, made if it is not there. Where it cannot be made, nothing is kept.
   *
   * @param complain is told why
   */
  static RunDirectory usual(Consumer<String> complain) {
    try {
      return in(USUAL);
    } catch (IOException e) {
      complain.accept(USUAL + " cannot be used, nothing is remembered in it: " + e);
      return new RunDirectory(Optional.empty(), NetworkNamespace.current());
    }
  }

  static RunDirectory in(Path directory) throws IOException {
    SafeFiles.createPrivateDirectory(directory);
    return new RunDirectory(Optional.of(directory), NetworkNamespace.current());
  }

  /** Locked while the resolver's file is rewritten. */
  Optional<Path> resolverLock() {
    return directory.map(d -> d.resolve("resolver.lock"));
  }

  /** Forgets the interfaces that are no more, on a thread of its own: nobody waits for that. */
  void sweep() {
    directory.ifPresent(
        d -> {
          Thread thread = new Thread(() -> sweep(d), "sweep");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static void sweep(Path directory) {
    try {
      Sweep.now().of(directory);
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} is not cleaned up: {}", directory, e.toString());
    }
  }

  /** The memory of what is configured on an interface. */
  AppliedFile applied(String interfaceName, int interfaceIndex) {
    return new AppliedFile(
        directory.map(d -> d.resolve(namespace.id() + "-" + interfaceName + ".applied")),
        interfaceIndex);
  }
}

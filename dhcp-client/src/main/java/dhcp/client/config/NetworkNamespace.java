package dhcp.client.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The network namespace of this process. Files are shared between namespaces while interfaces are
 * not, and those of two namespaces often have the same name.
 *
 * @param id the kernel's number of it, which another one may get after it and after every boot; ""
 *     when it is not known
 */
public record NetworkNamespace(String id) {
  private static final Path OURS = Path.of("/proc/self/ns/net");
  private static final Path OF_INIT = Path.of("/proc/1/ns/net");
  private static final Path NAMED = Path.of("/run/netns");

  /** The one this process is in. */
  public static NetworkNamespace current() {
    return new NetworkNamespace(read(OURS));
  }

  /**
   * The one that a link of the proc file system leads to; it reads {@code net:[4026531840]}.
   *
   * @throws IOException when it may not be looked at, or is not there
   */
  static NetworkNamespace at(Path link) throws IOException {
    return new NetworkNamespace(Files.readSymbolicLink(link).toString().replaceAll("[^0-9]", ""));
  }

  /**
   * Whether it is the machine's own, or its container's. A confined process may not look at process
   * 1; then it is taken for that unless it has a name, as those of {@code ip netns} have.
   */
  boolean isMachines() {
    String init = read(OF_INIT);
    return !id.isEmpty() && (init.isEmpty() ? !isNamed() : id.equals(init));
  }

  private boolean isNamed() {
    try {
      return named().contains(this);
    } catch (IOException e) {
      return true;
    }
  }

  /** Those with a name (ip-netns(8)). */
  static Set<NetworkNamespace> named() throws IOException {
    Set<NetworkNamespace> named = new HashSet<>();
    if (Files.isDirectory(NAMED)) {
      try (DirectoryStream<Path> names = Files.newDirectoryStream(NAMED)) {
        for (Path name : names) {
          named.add(new NetworkNamespace(Files.getAttribute(name, "unix:ino").toString()));
        }
      }
    }
    return named;
  }

  private static String read(Path link) {
    try {
      return at(link).id();
    } catch (IOException e) {
      return "";
    }
  }
}

package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Whether it is the machine's own, or its container's, as far as that can be seen. */
  boolean isMachines() {
    return !id.isEmpty() && id.equals(read(OF_INIT));
  }

  private static String read(Path link) {
    try {
      return at(link).id();
    } catch (IOException e) {
      return "";
    }
  }
}

package dhcp.server.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes the place of a socket safe: nobody else can put one there, and no dead one is in the way.
 */
final class SocketPlace {
  private SocketPlace() {}

  /**
   * @throws IOException when the directory is open to everybody, or a server is listening there
   */
  static void prepare(Path path) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    }
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        || Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(
          directory + " must be a directory that only its owner and group can write to");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      if (!isSpecial(path)) {
        throw new IOException(path + " is there, and is no socket; it is left alone");
      }
      if (answers(path)) {
        throw new IOException("another server is listening on " + path);
      }
      Files.delete(path);
    }
  }

  /** Whether it is neither file, directory nor symbolic link, as sockets are. */
  private static boolean isSpecial(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  /** Whether a server is listening there. */
  static boolean answers(Path path) {
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException e) {
      return false; // left behind by a server that was killed
    }
  }
}

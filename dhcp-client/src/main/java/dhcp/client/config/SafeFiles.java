package dhcp.client.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writes files so that a reader, or a power cut, finds the old content or the new, never less. */
final class SafeFiles {
  static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-r-----");
  private static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
      PosixFilePermissions.fromString("rwxr-x---");

  /** More than any file of ours has; a larger one is not ours. */
  static final int MOST_BYTES = 256 * 1024;

  private SafeFiles() {}

  /** Makes a directory that only root and its group look into; one that is there stays as it is. */
  static void createPrivateDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory.getParent());
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
      Files.setPosixFilePermissions(directory, PRIVATE_DIRECTORY);
    }
  }

  /**
   * Puts a file in the place of the one that is there: written beside it, forced to the disk and
   * renamed.
   *
   * @throws IOException and nothing is changed
   */
  static void replace(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    FileAttribute<Set<PosixFilePermission>> attribute =
        PosixFilePermissions.asFileAttribute(permissions);
    // A new name that nobody can have prepared, in a directory that may be anybody's.
    Path fresh =
        Files.createTempFile(directoryOf(file), "." + file.getFileName(), ".new", attribute);
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        writeAll(channel, content);
      }
      // The umask may have taken some away when it was created.
      Files.setPosixFilePermissions(fresh, permissions);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    forceDirectory(directoryOf(file));
  }

  /** Writes into the file that is there; for one that cannot be replaced, as a mount point. */
  static void overwrite(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      writeAll(channel, content);
    }
  }

  private static void writeAll(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Reads a small regular file.
   *
   * @return empty when there is none
   * @throws IOException when it cannot be read, is no regular file or is too large to be one of
   *     ours
   */
  static Optional<byte[]> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no regular file");
    }
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new FileSystemException(
            file.toString(), null, "is larger than " + MOST_BYTES + " bytes");
      }
      return Optional.of(content);
    }
  }

  private static Path directoryOf(Path file) {
    return file.toAbsolutePath().getParent();
  }
}

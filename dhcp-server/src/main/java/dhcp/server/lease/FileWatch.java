package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Tells whether the files of a database are still those that were opened. To ask for a file's times
 * after every write would cost a lot: whoever has asked makes Linux give the next write a time of
 * its own, which the next sync then has to put on the disk as well, elsewhere (seen with Linux
 * 6.18: 90 µs and not 65). So it is the directory that is asked, which changes when a file in it is
 * removed or replaced, and the files only when it has changed, and now and then.
 */
final class FileWatch {
  /** A clock that ticks slowly may hide a change of the directory for as long. */
  private static final long LOOK_MILLIS = 1000;

  private record Directory(Object key, FileTime changed) {}

  private final DatabaseFile file;
  private final FileIdentity identity;

  /** Whether the directory says nothing about the file, which lies in another one. */
  private final boolean isLink;

  private Optional<Directory> seen;
  private long lookedAt;

  /**
   * Looks at files that are open now.
   *
   * @param now milliseconds that never go back
   */
  FileWatch(DatabaseFile file, long now) throws IOException {
    this.file = file;
    isLink = Files.isSymbolicLink(file.path());
    seen = directory();
    identity = FileIdentity.of(file);
    lookedAt = now;
  }

  /** The files that were opened. */
  FileIdentity identity() {
    return identity;
  }

  /** Whether they still lie where a start would look for them. */
  boolean areInPlace(long now) throws IOException {
    Optional<Directory> directory = directory();
    if (directory.isPresent() && directory.equals(seen) && now - lookedAt < LOOK_MILLIS) {
      return true;
    }
    boolean inPlace = identity.equals(FileIdentity.of(file));
    seen = inPlace ? directory : Optional.empty();
    lookedAt = now;
    return inPlace;
  }

  private Optional<Directory> directory() throws IOException {
    if (isLink) {
      return Optional.empty();
    }
    try {
      Path directory = file.path().getParent();
      BasicFileAttributes found = Files.readAttributes(directory, BasicFileAttributes.class);
      return Optional.of(new Directory(found.fileKey(), found.lastModifiedTime()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

package dhcp.server.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * The files of a database: who may read them, where they may be, and where they go when they are
 * damaged. Leases tell who is where, so only owner and group may look.
 */
final class DatabaseFile {
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-r-----");

  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(FILE_MODE);

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String LOG = "-wal";
  private static final String INDEX = "-shm";
  private static final String LOCK = ".lock";

  private final Path path;

  DatabaseFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  Path path() {
    return path;
  }

  /** The write-ahead log. */
  Path log() {
    return beside(LOG);
  }

  /** Whether there is a write-ahead log with something in it. */
  boolean hasLog() throws IOException {
    return Files.exists(log()) && Files.size(log()) > 0;
  }

  Path lock() {
    return beside(LOCK);
  }

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /**
   * Makes the directory if need be, and refuses places where others could have laid something.
   *
   * @throws StoreException saying what is wrong with the place
   */
  void prepareDirectory() throws StoreException {
    Path directory = path.getParent();
    if (path.toString().indexOf('?') >= 0) {
      throw unfit("its name must not have a '?' in it", null);
    }
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory, PRIVATE_DIRECTORY);
      }
      boolean open =
          Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
      for (Path file : List.of(path, log(), beside(INDEX), lock())) {
        refuse(file, open);
      }
    } catch (IOException e) {
      throw unfit(Trouble.of(e), e);
    }
  }

  private void refuse(Path file, boolean open) throws IOException, StoreException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (open && Files.isSymbolicLink(file)) {
      throw unfit(file + " is a symbolic link in a directory that everybody can write to", null);
    }
    if (!Files.isRegularFile(file)) {
      throw unfit(file + " is not a file", null);
    }
    if (open && !Files.getOwner(file).equals(Files.getOwner(Path.of("/proc/self")))) {
      throw unfit(file + " is somebody else's, in a directory that everybody can write to", null);
    }
  }

  /** Says why leases cannot be kept here, and what helps. */
  StoreException unfit(String why, Exception cause) {
    return new StoreException(
        StoreException.Kind.UNFIT,
        "leases cannot be kept in "
            + path
            + ": "
            + why
            + "; --lease-db FILE names another place, and --lease-db none keeps them in memory only",
        cause);
  }

  /** Makes the file when there is none, empty and durably there; says whether it was there. */
  boolean ensure() throws IOException {
    try {
      Files.createFile(path, PRIVATE_FILE);
      syncDirectory();
      return false;
    } catch (FileAlreadyExistsException e) {
      return true;
    }
  }

  /** Lets only owner and group look at a file that is ours, whoever made it. */
  void protect() throws IOException {
    Files.setPosixFilePermissions(path, FILE_MODE);
  }

  private void syncDirectory() throws IOException {
    try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** The file in which a new database is made out of a damaged one. */
  DatabaseFile building() {
    return new DatabaseFile(beside(".building"));
  }

  /** The same, once it is complete. */
  private Path rebuilt() {
    return beside(".rebuilt");
  }

  /** Whether a crash came between the completion of a rebuilt database and its taking over. */
  boolean isHalfReplaced() {
    return Files.exists(rebuilt());
  }

  /** Says that what was being built is complete. */
  void built() throws IOException {
    Files.move(building().path, rebuilt(), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
  }

  /**
   * Puts the rebuilt database in the place of the damaged one, which keeps its content under
   * another name. Can be done again after a crash at any point.
   *
   * @return that name; the write-ahead log lies beside it, named alike
   */
  Path replace(Instant when) throws IOException {
    DatabaseFile aside = new DatabaseFile(beside(".damaged-" + STAMP.format(when)));
    for (int i = 2; Files.exists(aside.path); i++) {
      aside = new DatabaseFile(beside(".damaged-" + STAMP.format(when) + "-" + i));
    }
    Files.createLink(aside.path, path);
    if (Files.exists(log())) {
      Files.createLink(aside.log(), log());
    }
    syncDirectory();
    // The old log must never meet the new database.
    deleteLog();
    Files.move(rebuilt(), path, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
    return aside.path;
  }

  /** Removes the write-ahead log. */
  void deleteLog() throws IOException {
    Files.deleteIfExists(log());
    Files.deleteIfExists(beside(INDEX));
    syncDirectory();
  }

  /** Removes the file and its log. */
  void delete() throws IOException {
    deleteLog();
    Files.deleteIfExists(path);
  }
}

package dhcp.server.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * One server at a time has a database. The lock is on a file beside it that names the holder; the
 * kernel takes it back from a process that is gone, however it went.
 */
final class OwnerLock implements AutoCloseable {
  private static final int LONGEST_PID = 20;

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a database for this process. The file for it is made when it is missing, and stays.
   *
   * @throws StoreException when another process has it
   */
  static OwnerLock take(DatabaseFile database) throws StoreException {
    try {
      FileChannel channel =
          FileChannel.open(
              database.lock(),
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS),
              DatabaseFile.PRIVATE_FILE);
      Optional<FileLock> lock = lock(channel);
      if (lock.isEmpty()) {
        String holder = holder(channel);
        channel.close();
        throw new StoreException(
            StoreException.Kind.IN_USE,
            "the lease database " + database.path() + " is in use by " + holder);
      }
      channel.truncate(0);
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new OwnerLock(channel);
    } catch (IOException e) {
      throw database.unfit("it cannot be locked: " + Trouble.of(e), e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // this very process has it
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_PID);
    channel.read(text, 0);
    String pid =
        new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII)
            .replaceAll("[^0-9]", "");
    return pid.isEmpty() ? "another process" : "process " + pid + name(pid) + whereabouts(pid);
  }

  /** Namespaces share files, so the holder is often where nobody looks for it. */
  private static String whereabouts(String pid) {
    try {
      return namespace(pid).equals(namespace("self")) ? "" : " in another network namespace";
    } catch (IOException e) {
      return ""; // it may not be looked at
    }
  }

  private static Path namespace(String process) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", process, "ns", "net"));
  }

  private static String name(String pid) {
    try {
      String name = Files.readString(Path.of("/proc", pid, "comm")).strip();
      return name.matches("[\\w.-]+") ? " (" + name + ")" : "";
    } catch (IOException e) {
      return ""; // of another user, or in another container
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

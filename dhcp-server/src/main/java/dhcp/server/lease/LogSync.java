package dhcp.server.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes what was committed durable: waits until the write-ahead log is on disk.
 *
 * <p>SQLite would do that itself after each commit ({@code synchronous = FULL}), but with fsync,
 * which writes the time of the last change as well: another block somewhere else on the disk, and
 * on a file system with a journal a transaction of that. fdatasync writes what is needed to read
 * the data again, so it costs half. The log's length needs it too while the log grows, but mostly
 * it is written over from its start.
 */
final class LogSync implements AutoCloseable {
  private final FileChannel log;

  /**
   * @param log the file, which stays the database's as long as this is open; no lock that SQLite
   *     relies on is on it, so to close it here takes none away
   */
  LogSync(Path log) throws IOException {
    this.log = FileChannel.open(log, StandardOpenOption.WRITE);
  }

  /**
   * Returns when everything in the log is on disk.
   *
   * @throws IOException when it is not, or perhaps not: nothing in the log since the last sync is
   *     to be trusted then
   */
  void sync() throws IOException {
    log.force(false);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}

package dhcp.server.lease;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many frames of a write-ahead log claim to be of its present round (section 4.1 of SQLite's
 * file format). SQLite stops reading at the first that is damaged, without a word; who counts them
 * all knows that there was more.
 */
final class LogFrames {
  private static final int HEADER = 32;
  private static final int PAGE_SIZE = 8;
  private static final int SALT = 16;
  private static final int FRAME_HEADER = 24;
  private static final int FRAME_SALT = 8;
  private static final int SMALLEST_PAGE = 512;
  private static final int LARGEST_PAGE = 65_536;

  private final boolean empty;
  private final int count;

  private LogFrames(boolean empty, int count) {
    this.empty = empty;
    this.count = count;
  }

  /** Looks at a log, which may be missing. */
  static LogFrames read(Path log) throws IOException {
    if (!Files.exists(log)) {
      return new LogFrames(true, 0);
    }
    try (FileChannel channel = FileChannel.open(log)) {
      return new LogFrames(channel.size() <= HEADER, count(channel));
    }
  }

  private static int count(FileChannel channel) throws IOException {
    ByteBuffer header = bytes(channel, 0, HEADER);
    if (header.remaining() < HEADER) {
      return 0;
    }
    int page = header.getInt(PAGE_SIZE);
    if (page < SMALLEST_PAGE || page > LARGEST_PAGE) {
      return 0;
    }
    long salt = header.getLong(SALT);
    int count = 0;
    long end = channel.size() - page;
    for (long at = HEADER; at < end; at += FRAME_HEADER + page) {
      ByteBuffer frame = bytes(channel, at, FRAME_HEADER);
      count += frame.remaining() == FRAME_HEADER && frame.getLong(FRAME_SALT) == salt ? 1 : 0;
    }
    return count;
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.read(bytes, at);
    return bytes.flip();
  }

  /**
   * Whether there may be more than the frames that SQLite has read; 0 or less when it read none.
   */
  boolean areMoreThan(int read) {
    return count > read || !empty && read <= 0;
  }
}

package dhcp.server.lease;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds rows in a database or write-ahead log without trusting anything about the file: a row of a
 * table stands in one piece, so each byte may be the first of one. The file format's section 2.1
 * says how they look; whoever gets them checks their sums.
 *
 * <p>A row: its length, its number, the length of its header, a type for each column, the values.
 */
final class RecordScan {
  /** What may be a row: its number, and the values of its columns: Long, String or null. */
  interface Finder {
    void found(long rowid, Object[] values);
  }

  private static final int WINDOW = 1 << 20;

  /** No row is longer, for none goes beyond its page. */
  private static final int LONGEST = 4096;

  private static final int SHORTEST = 16;

  private static final int VARINT = 9;

  /** The type of the longest text that fits into a row. */
  private static final long MOST_TYPE = 2L * LONGEST + 13;

  private final Finder finder;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int at;
  private long rowid;

  private RecordScan(Finder finder) {
    this.finder = finder;
  }

  /** Calls back with everything in a file that looks like a row. */
  static void scan(Path file, Finder finder) throws IOException {
    RecordScan scan = new RecordScan(finder);
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer window = ByteBuffer.allocate(WINDOW + LONGEST);
      while (channel.read(window) >= 0 || window.position() > 0) {
        boolean last = channel.position() >= channel.size();
        window.flip();
        int starts = last ? window.limit() : window.limit() - LONGEST;
        scan.starts(window, starts);
        if (last) {
          return;
        }
        window.position(Math.max(0, starts)).compact();
      }
    }
  }

  private void starts(ByteBuffer window, int starts) {
    bytes = window;
    for (int start = 0; start < starts; start++) {
      at = start;
      Optional<Object[]> values = row();
      values.ifPresent(found -> finder.found(rowid, found));
    }
  }

  private Optional<Object[]> row() {
    long length = varint();
    if (length < SHORTEST || length > LONGEST) {
      return Optional.empty();
    }
    rowid = varint();
    int header = at;
    long headerLength = varint();
    if (headerLength < 2 || headerLength > 64 || header + length > bytes.limit()) {
      return Optional.empty();
    }
    return values(header + (int) headerLength, header + (int) length);
  }

  private Optional<Object[]> values(int headerEnd, int end) {
    long[] types = new long[Schema.LEASE_COLUMNS];
    int columns = 0;
    long sum = headerEnd;
    while (at < headerEnd) {
      if (columns == types.length) {
        return Optional.empty();
      }
      types[columns] = varint();
      if (types[columns] > MOST_TYPE) {
        return Optional.empty();
      }
      sum += size(types[columns++]);
    }
    if (at != headerEnd || sum != end) {
      return Optional.empty();
    }
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = value(types[i]);
    }
    return Optional.of(values);
  }

  private static long size(long type) {
    return switch ((int) Math.min(type, 12)) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> type;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> type >= 12 ? (type - 12) / 2 : LONGEST;
    };
  }

  private Object value(long type) {
    if (type == 0) {
      return null;
    }
    if (type == 8 || type == 9) {
      return type - 8;
    }
    int size = (int) size(type);
    int from = at;
    at += size;
    if (type >= 12) {
      return new String(bytes.array(), from, size, StandardCharsets.UTF_8);
    }
    long number = bytes.get(from);
    for (int i = 1; i < size; i++) {
      number = number << 8 | bytes.get(from + i) & 0xff;
    }
    return number;
  }

  /** A number of one to nine bytes, seven bits in each; -1 where the bytes end. */
  private long varint() {
    long number = 0;
    for (int i = 0; i < VARINT; i++) {
      if (at >= bytes.limit()) {
        return -1;
      }
      int b = bytes.get(at++);
      if (i == VARINT - 1) {
        return number << 8 | b & 0xff;
      }
      number = number << 7 | b & 0x7f;
      if (b >= 0) {
        return number;
      }
    }
    return number;
  }
}

package dhcp.server.lease;

import dhcp.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of a database file (section 1.3 of SQLite's file format). */
final class DatabaseHeader {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 100;
  private static final int WRITE_VERSION = 18;
  private static final int READ_VERSION = 19;
  private static final int SCHEMA_FORMAT = 44;
  private static final int NEWEST_SCHEMA_FORMAT = 4;
  private static final int ENCODING = 56;
  private static final int UTF_8 = 1;
  private static final int APPLICATION = 68;
  private static final int NEWEST = 2;

  private final byte[] bytes;

  private DatabaseHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  static DatabaseHeader read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new DatabaseHeader(in.readNBytes(LENGTH));
    }
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether SQLite would open it, and for writing too: an unknown version it only reads. */
  boolean isSound() {
    return bytes.length == LENGTH
        && hasMagic()
        && bytes[WRITE_VERSION] <= NEWEST
        && bytes[WRITE_VERSION] == bytes[READ_VERSION]
        && isWithin(SCHEMA_FORMAT, NEWEST_SCHEMA_FORMAT)
        && isWithin(ENCODING, UTF_8);
  }

  private boolean isWithin(int at, int most) {
    return Integer.compareUnsigned(Bytes.int32(bytes, at), most) <= 0;
  }

  private boolean hasMagic() {
    int length = Math.min(MAGIC.length, bytes.length);
    return Arrays.equals(bytes, 0, length, MAGIC, 0, length);
  }

  /** Whether what is left of it may have been a lease database. */
  boolean isPerhapsOurs() {
    return bytes.length < APPLICATION + Integer.BYTES
        ? hasMagic()
        : Bytes.int32(bytes, APPLICATION) == Schema.APPLICATION;
  }
}

package dhcp.link;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A capture file in the classic pcap format with microseconds and link type Ethernet, which
 * Wireshark and tcpdump read, also while it grows.
 *
 * <p>Frames are collected in a bounded buffer and written when it is full, but no later than {@link
 * #LATEST_MILLIS} after they came.
 *
 * <pre>
 * file    0 magic 0xa1b2c3d4   4 version 2, 4   8 zone 0   12 accuracy 0   16 snap length   20 link type 1
 * record  0 seconds            4 microseconds   8 captured length          12 length        16 frame
 * </pre>
 */
public final class CaptureFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureFile.class);

  /** A frame is in the file after this time. */
  static final long LATEST_MILLIS = 100;

  private static final int BUFFER = 64 * 1024;
  private static final int MAGIC = 0xa1b2c3d4;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int SNAP_LENGTH = 0x40000;
  private static final int ETHERNET = 1;

  private final Path path;
  private final InstantSource clock;
  private final OutputStream out;
  private boolean open = true;
  private boolean dirty;

  /**
   * Creates the file, mode 0640, or empties the one that is there.
   *
   * @throws IOException naming the file
   */
  public CaptureFile(Path path) throws IOException {
    this(path, InstantSource.system());
  }

  CaptureFile(Path path, InstantSource clock) throws IOException {
    this.path = path;
    this.clock = clock;
    try {
      out = new BufferedOutputStream(Channels.newOutputStream(create(path)), BUFFER);
      out.write(header());
      out.flush();
    } catch (IOException e) {
      throw new IOException("capture file " + path + " cannot be written: " + FileTrouble.of(e), e);
    }
    Thread flusher = new Thread(this::flush, "pcap-file");
    flusher.setDaemon(true);
    flusher.start();
  }

  private static SeekableByteChannel create(Path path) throws IOException {
    return Files.newByteChannel(
        path,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
  }

  private static byte[] header() {
    return ByteBuffer.allocate(FILE_HEADER)
        .putInt(MAGIC)
        .putShort((short) 2)
        .putShort((short) 4)
        .putInt(16, SNAP_LENGTH)
        .putInt(20, ETHERNET)
        .array();
  }

  /** Appends a frame; any thread may. Trouble is logged once and ends the recording. */
  public synchronized void write(byte[] frame, int length) {
    if (!open) {
      return;
    }
    Instant now = clock.instant();
    try {
      out.write(
          ByteBuffer.allocate(RECORD_HEADER)
              .putInt((int) now.getEpochSecond())
              .putInt(now.getNano() / 1000)
              .putInt(length)
              .putInt(length)
              .array());
      out.write(frame, 0, length);
    } catch (IOException e) {
      failed(e);
      return;
    }
    if (!dirty) {
      dirty = true;
      notifyAll();
    }
  }

  private void failed(IOException e) {
    open = false;
    LOG.warn("capture file {} is no longer written: {}", path, e.getMessage());
  }

  private synchronized void flush() {
    try {
      while (open) {
        while (open && !dirty) {
          wait();
        }
        wait(LATEST_MILLIS);
        if (open) {
          dirty = false;
          out.flush();
        }
      }
    } catch (IOException e) {
      failed(e);
    } catch (InterruptedException e) {
      LOG.debug("the flusher of {} was interrupted", path);
    }
  }

  /** Writes what is left and closes the file; trouble is logged. */
  @Override
  public synchronized void close() {
    open = false;
    notifyAll();
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("capture file {} is not complete: {}", path, e.getMessage());
    }
  }
}

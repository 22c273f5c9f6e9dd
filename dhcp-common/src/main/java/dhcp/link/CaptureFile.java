package dhcp.link;

import java.io.IOException;
import java.nio.file.Path;

/** A capture file in the classic pcap format, which Wireshark and tcpdump read. */
public final class CaptureFile implements AutoCloseable {
  /**
   * Creates the file, mode 0640, or empties the one that is there.
   *
   * @throws IOException naming the file
   */
  public CaptureFile(Path path) throws IOException {
    throw new IOException(path.toString());
  }

  /** Appends a frame; any thread may. Trouble is logged once and ends the recording. */
  public void write(byte[] frame, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

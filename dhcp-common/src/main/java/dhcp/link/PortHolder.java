package dhcp.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/**
 * Holds a UDP port that it never reads, so that the kernel sends no ICMP port unreachable for the
 * unicast messages which the capture handles.
 */
public final class PortHolder implements AutoCloseable {
  /** The kernel makes it its least; what does not fit is dropped in silence, as it should be. */
  private static final int SMALLEST_BUFFER = 1;

  private final DatagramChannel channel;

  /**
   * Binds the port on all IPv4 addresses.
   *
   * @param port 67 for a server, 68 for a client
   * @throws IOException with one line to tell, when another program on this machine has the port or
   *     the process may not have it; nothing else depends on it, so a caller goes on
   */
  public PortHolder(int port) throws IOException {
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
      channel.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "UDP port "
              + port
              + " cannot be held, does another DHCP program run here? ("
              + LinkException.firstLine(e)
              + ")",
          e);
    }
  }

  /** The port that is held. */
  public int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
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

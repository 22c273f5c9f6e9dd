package dhcp.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A socket to the kernel's tables of links and addresses (rtnetlink, RFC 3549). */
final class NetlinkSocket implements AutoCloseable {
  /** Notifications of links and of IPv4 addresses. */
  static final int LINKS_AND_ADDRESSES = 0x1 | 0x10;

  static final int NO_NOTIFICATIONS = 0;

  private static final int NETLINK_ROUTE = 0;
  private static final int ADDRESS_LENGTH = 12;

  /** The kernel never makes a longer datagram for a dump. */
  private static final int BUFFER = 32 * 1024;

  private final int socket;
  private final byte[] buffer = new byte[BUFFER];
  private boolean open = true;

  /**
   * @param groups the notifications to get
   * @throws IOException what the kernel said
   */
  NetlinkSocket(int groups) throws IOException {
    try {
      socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, NETLINK_ROUTE);
    } catch (LastErrorException e) {
      throw new IOException("netlink: " + e.getMessage(), e);
    }
    ByteBuffer address = ByteBuffer.allocate(ADDRESS_LENGTH).order(ByteOrder.nativeOrder());
    address.putShort(0, (short) LibC.AF_NETLINK).putInt(8, groups);
    try {
      LibC.bind(socket, address.array(), ADDRESS_LENGTH);
    } catch (LastErrorException e) {
      close();
      throw new IOException("netlink: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a request; any thread may.
   *
   * @throws IOException also when the socket is closed
   */
  synchronized void send(byte[] request) throws IOException {
    if (!open) {
      throw new IOException("netlink: closed");
    }
    try {
      LibC.send(socket, request, new NativeLong(request.length), 0);
    } catch (LastErrorException e) {
      throw new IOException("netlink: " + e.getMessage(), e);
    }
  }

  /**
   * Waits for a datagram of messages. Only one thread may, which is also the one to close.
   *
   * @return the datagram, valid until the next call; an empty one when the kernel had to drop some
   * @throws IOException what the kernel said
   */
  ByteBuffer receive() throws IOException {
    return receive(0);
  }

  /** Throws away what has come already. */
  void drain() throws IOException {
    while (receive(LibC.MSG_DONTWAIT).hasRemaining()) {}
  }

  private ByteBuffer receive(int flags) throws IOException {
    while (true) {
      try {
        int length = LibC.recv(socket, buffer, new NativeLong(buffer.length), flags);
        return ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder());
      } catch (LastErrorException e) {
        switch (e.getErrorCode()) {
          case LibC.EINTR -> {}
          case LibC.EAGAIN, LibC.ENOBUFS -> {
            return ByteBuffer.allocate(0);
          }
          default -> throw new IOException("netlink: " + e.getMessage(), e);
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      LibC.close(socket);
    }
  }
}

package dhcp.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Waits until a socket has something to read, or another thread ends the waiting (epoll(7) and
 * eventfd(2)). One thread waits and closes; any may end it.
 */
final class SocketWait implements AutoCloseable {
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLLIN = 0x1;

  /** Room for an event, wherever it is not packed. */
  private static final int EVENT = 16;

  private static final int EFD_CLOEXEC_AND_NONBLOCK = 0x80000 | 0x800;
  private static final int NO_TIMEOUT = -1;

  private final Memory events = new Memory(2L * EVENT);
  private final int wake;
  private final int epoll;
  private boolean closed;

  /**
   * @throws IOException what the kernel said
   */
  SocketWait(int socket) throws IOException {
    try {
      wake = LibC.eventfd(0, EFD_CLOEXEC_AND_NONBLOCK);
    } catch (LastErrorException e) {
      throw trouble(e);
    }
    try {
      epoll = LibC.epoll_create1(EPOLL_CLOEXEC);
    } catch (LastErrorException e) {
      LibC.close(wake);
      throw trouble(e);
    }
    try {
      watch(socket);
      watch(wake);
    } catch (LastErrorException e) {
      close();
      throw trouble(e);
    }
  }

  private static IOException trouble(LastErrorException e) {
    return new IOException("epoll: " + e.getMessage(), e);
  }

  private void watch(int file) {
    byte[] event = new byte[EVENT];
    ByteBuffer.wrap(event).order(ByteOrder.nativeOrder()).putInt(0, EPOLLIN);
    LibC.epoll_ctl(epoll, EPOLL_CTL_ADD, file, event);
  }

  /**
   * Waits; may return without a reason.
   *
   * @throws IOException what the kernel said
   */
  void await() throws IOException {
    try {
      LibC.epoll_wait(epoll, events, 2, NO_TIMEOUT);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != LibC.EINTR) {
        throw trouble(e);
      }
    }
  }

  /** Ends the waiting, or the next. */
  synchronized void end() {
    if (!closed) {
      LibC.eventfd_write(wake, 1);
    }
  }

  /** Waiting was ended and may begin again. */
  void again() {
    try {
      LibC.eventfd_read(wake, new byte[Long.BYTES]);
    } catch (LastErrorException e) {
      // Nobody has ended it.
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    LibC.close(epoll);
    LibC.close(wake);
    events.close();
  }
}

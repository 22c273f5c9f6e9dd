package dhcp.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The few calls of the C library that netlink and packet sockets need, with {@code errno} as an
 * exception.
 */
final class LibC {
  static final int AF_NETLINK = 16;
  static final int SOCK_RAW = 3;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int MSG_DONTWAIT = 0x40;

  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENODEV = 19;
  static final int ENOBUFS = 105;

  static {
    NativeLibraries.askLinker();
    // The C library is in the process already, so there is no file to look for.
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  static native int send(int socket, byte[] data, NativeLong length, int flags)
      throws LastErrorException;

  static native int recv(int socket, byte[] data, NativeLong length, int flags)
      throws LastErrorException;

  static native int close(int socket) throws LastErrorException;

  static native int setsockopt(int socket, int level, int option, byte[] value, int length)
      throws LastErrorException;

  static native int getsockopt(int socket, int level, int option, byte[] value, int[] length)
      throws LastErrorException;

  static native int sendmmsg(int socket, Pointer messages, int count, int flags)
      throws LastErrorException;

  static native Pointer mmap(
      Pointer address, NativeLong length, int protection, int flags, int file, NativeLong offset)
      throws LastErrorException;

  static native int munmap(Pointer address, NativeLong length);

  static native int eventfd(int initial, int flags) throws LastErrorException;

  static native int eventfd_write(int event, long value) throws LastErrorException;

  static native int eventfd_read(int event, byte[] value) throws LastErrorException;

  static native int epoll_create1(int flags) throws LastErrorException;

  static native int epoll_ctl(int epoll, int operation, int file, byte[] event)
      throws LastErrorException;

  static native int epoll_wait(int epoll, Pointer events, int most, int timeoutMillis)
      throws LastErrorException;
}

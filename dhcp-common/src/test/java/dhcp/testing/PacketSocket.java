package dhcp.testing;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;
import dhcp.testing.flood.FrameBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A Linux packet socket (packet(7)) on an interface of another network namespace.
 *
 * <p>A socket belongs to the namespace in which it was made, and a namespace is entered by one
 * thread alone, not by the process (setns(2)). So a thread enters it, makes the socket and ends;
 * from then on any thread may use the socket. It shares no code with the link that the programs
 * under test use.
 */
public final class PacketSocket implements AutoCloseable {
  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final short ETH_P_ALL = 3;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final short PACKET_MR_PROMISC = 1;
  private static final int PACKET_OUTGOING = 4;
  private static final int SOCKADDR_LL = 20;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;

  private static final int RECEIVE_BUFFER = 32 << 20;
  private static final long WAKE_MICROS = 50_000;

  static {
    Native.register(PacketSocket.class, NativeLibrary.getProcess());
  }

  private final int socket;

  private PacketSocket(int socket) {
    this.socket = socket;
  }

  static PacketSocket open(String namespace, String interfaceName) {
    CompletableFuture<Integer> socket = new CompletableFuture<>();
    Thread visitor =
        new Thread(
            () -> {
              try {
                socket.complete(openThere(namespace, interfaceName));
              } catch (LastErrorException e) {
                socket.completeExceptionally(e);
              }
            },
            "visitor of " + namespace);
    visitor.start();
    try {
      return new PacketSocket(socket.join());
    } catch (CompletionException e) {
      throw new AssertionError("no packet socket on " + interfaceName + " in " + namespace, e);
    }
  }

  /** A socket on an interface of the namespace that this process is in. */
  public static PacketSocket open(String interfaceName) {
    return new PacketSocket(openHere(interfaceName));
  }

  private static int openThere(String namespace, String interfaceName) {
    int file = open("/run/netns/" + namespace, O_RDONLY_CLOEXEC);
    setns(file, CLONE_NEWNET);
    close(file);
    return openHere(interfaceName);
  }

  private static int openHere(String interfaceName) {
    int index = if_nametoindex(interfaceName);
    int socket = socket(AF_PACKET, SOCK_RAW_CLOEXEC, Short.reverseBytes(ETH_P_ALL) & 0xffff);
    set(socket, SOL_SOCKET, SO_RCVBUFFORCE, struct(4).putInt(RECEIVE_BUFFER));
    set(socket, SOL_SOCKET, SO_RCVTIMEO, struct(16).putLong(0).putLong(WAKE_MICROS));
    bind(socket, linkAddress(index).array(), SOCKADDR_LL);
    // Promiscuous: the stations that tests play have hardware addresses of their own.
    set(
        socket,
        SOL_PACKET,
        PACKET_ADD_MEMBERSHIP,
        struct(16).putInt(index).putShort(PACKET_MR_PROMISC));
    return socket;
  }

  private static ByteBuffer linkAddress(int index) {
    return struct(SOCKADDR_LL)
        .putShort((short) AF_PACKET)
        .putShort(Short.reverseBytes(ETH_P_ALL))
        .putInt(index);
  }

  private static ByteBuffer struct(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
  }

  private static void set(int socket, int level, int option, ByteBuffer value) {
    setsockopt(socket, level, option, value.array(), value.capacity());
  }

  /**
   * Receives a frame that came over the wire.
   *
   * @return its length, or -1 when none came for a while or it was one that this node sent itself
   */
  int receive(byte[] buffer) {
    byte[] from = new byte[SOCKADDR_LL];
    try {
      int length =
          recvfrom(
              socket,
              buffer,
              new NativeLong(buffer.length),
              0,
              from,
              new IntByReference(SOCKADDR_LL));
      return from[10] == PACKET_OUTGOING ? -1 : length;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == EAGAIN || e.getErrorCode() == EINTR) {
        return -1;
      }
      throw e;
    }
  }

  /** Sends a whole frame. */
  void send(byte[] frame) {
    send(socket, frame, new NativeLong(frame.length), 0);
  }

  /**
   * Sends some frames of a batch in turn.
   *
   * @return how many the kernel took, perhaps fewer
   */
  public int send(FrameBatch batch, int from, int most) {
    return batch.send(socket, from, most);
  }

  @Override
  public void close() {
    close(socket);
  }

  private static native int open(String path, int flags) throws LastErrorException;

  private static native int setns(int file, int kind) throws LastErrorException;

  private static native int if_nametoindex(String name) throws LastErrorException;

  private static native int socket(int domain, int type, int protocol) throws LastErrorException;

  private static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  private static native int setsockopt(int socket, int level, int name, byte[] value, int length)
      throws LastErrorException;

  private static native int recvfrom(
      int socket, byte[] data, NativeLong length, int flags, byte[] from, IntByReference fromLength)
      throws LastErrorException;

  private static native int send(int socket, byte[] data, NativeLong length, int flags)
      throws LastErrorException;

  private static native int close(int file) throws LastErrorException;
}

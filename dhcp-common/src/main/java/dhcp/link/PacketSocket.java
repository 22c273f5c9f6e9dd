package dhcp.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A packet socket on one interface (packet(7)): with a ring that the kernel fills and the process
 * reads without asking it (TPACKET_V2), or for sending only. One thread uses it; any may ask for
 * what was dropped.
 */
final class PacketSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PacketSocket.class);

  private static final int AF_PACKET = 17;
  private static final int ETH_P_ALL = 0x0003;
  private static final int NOTHING = 0;
  private static final int ADDRESS_LENGTH = 20;

  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_ATTACH_FILTER = 26;

  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VERSION = 10;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final int TPACKET_V2 = 1;
  private static final int PROMISCUOUS = 1;

  private static final int PROT_READ_WRITE = 0x3;
  private static final int MAP_SHARED = 0x1;
  private static final int BLOCK = 1 << 16;

  private final int number;

  private final int index;
  private Pointer ring = Pointer.NULL;
  private int ringBytes;
  private long dropped;
  private boolean closed;

  /**
   * A socket that hears nothing before {@link #bind}.
   *
   * @param index of the interface
   * @throws IOException what the kernel said
   */
  PacketSocket(int index) throws IOException {
    this.index = index;
    try {
      number = LibC.socket(AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, 0);
    } catch (LastErrorException e) {
      throw trouble("open", e);
    }
  }

  private static IOException trouble(String what, LastErrorException e) {
    return new IOException("packet socket: " + what + ": " + e.getMessage(), e);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  private void set(int level, int option, ByteBuffer value) throws IOException {
    try {
      LibC.setsockopt(number, level, option, value.array(), value.capacity());
    } catch (LastErrorException e) {
      throw trouble("option " + option, e);
    }
  }

  private void set(int option, int value) throws IOException {
    set(SOL_PACKET, option, buffer(4).putInt(0, value));
  }

  /**
   * Makes the ring.
   *
   * @param bytes how large it is; a multiple of 64 KiB
   * @param frameBytes room for a frame and what the kernel notes of it
   * @return the ring, block after block of 64 KiB, each with as many frames as it has room for
   */
  ByteBuffer map(int bytes, int frameBytes) throws IOException {
    set(PACKET_VERSION, TPACKET_V2);
    int blocks = bytes / BLOCK;
    set(
        SOL_PACKET,
        PACKET_RX_RING,
        buffer(16)
            .putInt(0, BLOCK)
            .putInt(4, blocks)
            .putInt(8, frameBytes)
            .putInt(12, blocks * (BLOCK / frameBytes)));
    try {
      ring =
          LibC.mmap(
              Pointer.NULL,
              new NativeLong(bytes),
              PROT_READ_WRITE,
              MAP_SHARED,
              number,
              new NativeLong(0));
    } catch (LastErrorException e) {
      throw trouble("ring", e);
    }
    ringBytes = bytes;
    return ring.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
  }

  /** Where a frame of the ring begins. */
  static int offset(int frame, int frameBytes) {
    int inBlock = BLOCK / frameBytes;
    return frame / inBlock * BLOCK + frame % inBlock * frameBytes;
  }

  /** How many frames a ring has. */
  static int frames(int bytes, int frameBytes) {
    return bytes / BLOCK * (BLOCK / frameBytes);
  }

  /** Lets through what a program lets through, from now on. */
  void filter(byte[] instructions) throws IOException {
    try (Memory code = new Memory(instructions.length);
        Memory program = new Memory(2L * Native.POINTER_SIZE)) {
      code.write(0, instructions, 0, instructions.length);
      program.clear();
      program.setShort(0, (short) (instructions.length / 8));
      program.setPointer(Native.POINTER_SIZE, code);
      byte[] value = program.getByteArray(0, (int) program.size());
      set(SOL_SOCKET, SO_ATTACH_FILTER, ByteBuffer.wrap(value));
    }
  }

  void promiscuous() throws IOException {
    set(
        SOL_PACKET,
        PACKET_ADD_MEMBERSHIP,
        buffer(16).putInt(0, index).putShort(4, (short) PROMISCUOUS));
  }

  /** A socket that hears nothing, ever, and sends by an interface. */
  static PacketSocket forSending(int index) throws IOException {
    PacketSocket socket = new PacketSocket(index);
    try {
      socket.bind(NOTHING);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Hears the interface's frames from now on. */
  void bind() throws IOException {
    bind(ETH_P_ALL);
  }

  private void bind(int protocol) throws IOException {
    ByteBuffer address = buffer(ADDRESS_LENGTH);
    address.putShort(0, (short) AF_PACKET).putInt(4, index);
    address.order(ByteOrder.BIG_ENDIAN).putShort(2, (short) protocol);
    try {
      LibC.bind(number, address.array(), ADDRESS_LENGTH);
    } catch (LastErrorException e) {
      throw trouble("bind", e);
    }
  }

  /** Keeps what this machine sends out of the ring where the kernel can (since 4.20). */
  void ignoreOutgoing() {
    try {
      set(PACKET_IGNORE_OUTGOING, 1);
    } catch (IOException e) {
      LOG.debug("what is sent is put into the ring, too: {}", e.getMessage());
    }
  }

  /** The kernel's number of the socket. */
  int number() {
    return number;
  }

  /**
   * Finds out whether the socket still hears something.
   *
   * @throws IOException when it does not, as its interface was set down or went away
   */
  void demandNoError() throws IOException {
    int error = get(SOL_SOCKET, SO_ERROR, buffer(4)).getInt(0);
    if (error != 0) {
      throw new IOException("packet socket: error " + error);
    }
  }

  /** How many frames found no room in the ring. */
  synchronized long dropped() {
    if (!closed) {
      // The kernel begins to count anew with each look.
      dropped += Integer.toUnsignedLong(get(SOL_PACKET, PACKET_STATISTICS, buffer(8)).getInt(4));
    }
    return dropped;
  }

  private ByteBuffer get(int level, int option, ByteBuffer value) {
    try {
      LibC.getsockopt(number, level, option, value.array(), new int[] {value.capacity()});
    } catch (LastErrorException e) {
      value.clear(); // nothing is known, which is what it then says
    }
    return value;
  }

  /** Nobody may touch the ring any more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (ringBytes > 0) {
      LibC.munmap(ring, new NativeLong(ringBytes));
    }
    LibC.close(number);
  }
}

package dhcp.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends frames through a packet socket, many with one call of the kernel (sendmmsg(2)), from memory
 * of its own. Used by one thread at a time.
 */
final class PacketSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PacketSender.class);

  /** Frames sent with one call. */
  private static final int MOST = 64;

  /** Room for each: an Ethernet frame of usual size. Longer ones go alone. */
  private static final int ROOM = 2048;

  /** The kernel's structures are made of words as long as an address. */
  private static final int WORD = Native.POINTER_SIZE;

  /** An iovec: where, and how many bytes. */
  private static final int VECTOR = 2 * WORD;

  /** A mmsghdr: a msghdr of seven words, and how many bytes were sent. */
  private static final int MESSAGE = 8 * WORD;

  private static final int VECTOR_OF_MESSAGE = 2 * WORD;
  private static final int VECTORS_OF_MESSAGE = 3 * WORD;

  private final int socket;
  private final Memory messages = new Memory((long) MOST * MESSAGE);
  private final Memory vectors = new Memory((long) MOST * VECTOR);
  private final Memory frames = new Memory((long) MOST * ROOM);
  private final ByteBuffer room = frames.getByteBuffer(0, frames.size());
  private final ByteBuffer lengths =
      vectors.getByteBuffer(0, vectors.size()).order(ByteOrder.nativeOrder());

  /**
   * @param socket the kernel's number of a packet socket that is bound
   */
  PacketSender(int socket) {
    this.socket = socket;
    messages.clear();
    vectors.clear();
    for (int i = 0; i < MOST; i++) {
      long message = (long) i * MESSAGE;
      long vector = (long) i * VECTOR;
      vectors.setPointer(vector, frames.share((long) i * ROOM));
      messages.setPointer(message + VECTOR_OF_MESSAGE, vectors.share(vector));
      messages.setNativeLong(message + VECTORS_OF_MESSAGE, new NativeLong(1));
    }
  }

  /** Sends frames in their order; says how many were taken. */
  int send(List<byte[]> all) {
    int taken = 0;
    int count = 0;
    for (byte[] frame : all) {
      if (frame.length > ROOM || count == MOST) {
        taken += flush(count);
        count = 0;
      }
      if (frame.length > ROOM) {
        taken += alone(frame, frame.length);
      } else {
        put(count++, frame, frame.length);
      }
    }
    return taken + flush(count);
  }

  /** Sends one frame. */
  boolean send(byte[] frame, int length) {
    if (length > ROOM) {
      return alone(frame, length) == 1;
    }
    put(0, frame, length);
    return flush(1) == 1;
  }

  private int alone(byte[] frame, int length) {
    try {
      LibC.send(socket, frame, new NativeLong(length), 0);
      return 1;
    } catch (LastErrorException e) {
      refused(e);
      return 0;
    }
  }

  private void put(int place, byte[] frame, int length) {
    room.put(place * ROOM, frame, 0, length);
    int at = place * VECTOR + WORD;
    if (WORD == Long.BYTES) {
      lengths.putLong(at, length);
    } else {
      lengths.putInt(at, length);
    }
  }

  /** Sends what is in the first places; a frame that the kernel refuses keeps back no other. */
  private int flush(int count) {
    int taken = 0;
    for (int at = 0; at < count; ) {
      try {
        int sent = LibC.sendmmsg(socket, messages.share((long) at * MESSAGE), count - at, 0);
        taken += sent;
        at += sent;
      } catch (LastErrorException e) {
        if (e.getErrorCode() != LibC.EINTR) {
          refused(e);
          at++;
        }
      }
    }
    return taken;
  }

  private static void refused(LastErrorException e) {
    LOG.debug("a frame was not sent: {}", e.getMessage());
  }

  @Override
  public void close() {
    messages.close();
    vectors.close();
    frames.close();
  }
}

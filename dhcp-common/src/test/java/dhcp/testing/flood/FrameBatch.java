package dhcp.testing.flood;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * Frames in native memory, for the kernel to take all at once (sendmmsg(2)): a thread alone then
 * sends as many as the other end of a virtual cable can take. 64-bit Linux only.
 */
public final class FrameBatch {
  /** struct mmsghdr: struct msghdr, and how much of it was sent. */
  private static final int MESSAGE = 64;

  private static final int IO_VECTOR = 16;
  private static final int MESSAGE_VECTOR = 16;
  private static final int MESSAGE_VECTORS = 24;
  private static final int ENOBUFS = 105;

  static {
    Native.register(FrameBatch.class, NativeLibrary.getProcess());
  }

  private final Memory messages;
  private final int count;

  /** Keeps what the messages point to. */
  private final Memory vectors;

  private final Memory bytes;

  FrameBatch(List<byte[]> frames) {
    count = frames.size();
    messages = new Memory((long) MESSAGE * count);
    messages.clear();
    vectors = new Memory((long) IO_VECTOR * count);
    bytes = new Memory(frames.stream().mapToLong(frame -> frame.length).sum());
    long at = 0;
    for (int i = 0; i < count; i++) {
      byte[] frame = frames.get(i);
      bytes.write(at, frame, 0, frame.length);
      vectors.setPointer((long) i * IO_VECTOR, bytes.share(at));
      vectors.setLong((long) i * IO_VECTOR + 8, frame.length);
      messages.setPointer((long) i * MESSAGE + MESSAGE_VECTOR, vectors.share((long) i * IO_VECTOR));
      messages.setLong((long) i * MESSAGE + MESSAGE_VECTORS, 1);
      at += frame.length;
    }
  }

  /**
   * Sends some of the frames in turn.
   *
   * @param from the first, 0 to below {@link #count}
   * @param most how many
   * @return how many the kernel took, perhaps fewer
   */
  public int send(int socket, int from, int most) {
    try {
      return sendmmsg(
          socket, messages.share((long) from * MESSAGE), Math.min(most, count - from), 0);
    } catch (LastErrorException e) {
      if (e.getErrorCode() == ENOBUFS) {
        return 0;
      }
      throw e;
    }
  }

  int count() {
    return count;
  }

  private static native int sendmmsg(int socket, Pointer messages, int count, int flags)
      throws LastErrorException;
}

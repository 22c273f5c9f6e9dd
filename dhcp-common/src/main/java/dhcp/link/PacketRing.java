package dhcp.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the frames that the kernel has put into a ring, one after the other, without asking it
 * (packet(7), linux/if_packet.h). Before each frame stands what the kernel notes of it:
 *
 * <pre>
 *  0        4        8          12     14     16       20       24    26    32
 * +--------+--------+----------+------+------+--------+--------+-----+-----+--
 * | status | length | captured | mac  | net  | second | nanos. | tci |tpid | link address
 * +--------+--------+----------+------+------+--------+--------+-----+-----+--
 * </pre>
 *
 * <p>A VLAN tag is not in the frame but in the note; it is put back, as libpcap does.
 */
final class PacketRing {
  private static final int CAPTURED = 8;
  private static final int MAC = 12;
  private static final int SECOND = 16;
  private static final int NANOSECOND = 20;
  private static final int TCI = 24;
  private static final int TPID = 26;

  /** Where the link address says whether the frame came or went. */
  private static final int PACKET_TYPE = 32 + 10;

  private static final int OUTGOING = 4;

  private static final int FREE = 0;
  private static final int FILLED = 0x1;
  private static final int VLAN_VALID = 0x10;
  private static final int VLAN_TPID_VALID = 0x40;
  private static final int VLAN = 0x8100;
  private static final int TAG = 4;
  private static final int ADDRESSES = 12;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final ByteBuffer ring;
  private final int frameBytes;
  private final int frames;
  private int next;
  private int at;

  /**
   * A ring of which nothing was read.
   *
   * @param ring as {@link PacketSocket#map} gives it
   * @param frameBytes as it was mapped with
   */
  PacketRing(ByteBuffer ring, int frameBytes) {
    this.ring = ring;
    this.frameBytes = frameBytes;
    this.frames = PacketSocket.frames(ring.capacity(), frameBytes);
  }

  /** Whether a frame is there to be read. */
  boolean hasFrame() {
    return ((int) INT.getAcquire(ring, at) & FILLED) != 0;
  }

  /** A copy of the frame that is there; empty when this machine sent it. */
  Optional<byte[]> frame() {
    if (ring.get(at + PACKET_TYPE) == OUTGOING) {
      return Optional.empty();
    }
    int from = at + Short.toUnsignedInt(ring.getShort(at + MAC));
    int length = Math.min(ring.getInt(at + CAPTURED), at + frameBytes - from);
    int status = (int) INT.get(ring, at);
    if ((status & VLAN_VALID) != 0 && length >= ADDRESSES) {
      return Optional.of(tagged(from, length, status));
    }
    byte[] frame = new byte[length];
    ring.get(from, frame, 0, length);
    return Optional.of(frame);
  }

  private byte[] tagged(int from, int length, int status) {
    byte[] frame = new byte[length + TAG];
    ring.get(from, frame, 0, ADDRESSES);
    ring.get(from + ADDRESSES, frame, ADDRESSES + TAG, length - ADDRESSES);
    boolean named = (status & VLAN_TPID_VALID) != 0;
    ByteBuffer.wrap(frame)
        .putShort(ADDRESSES, named ? ring.getShort(at + TPID) : (short) VLAN)
        .putShort(ADDRESSES + 2, ring.getShort(at + TCI));
    return frame;
  }

  /** When the kernel took in the frame that is there: milliseconds of the wall clock. */
  long arrivedMillis() {
    return Integer.toUnsignedLong(ring.getInt(at + SECOND)) * 1000
        + ring.getInt(at + NANOSECOND) / 1_000_000;
  }

  /** Gives the place of the frame that is there back to the kernel. */
  void advance() {
    INT.setRelease(ring, at, FREE);
    next = next + 1 == frames ? 0 : next + 1;
    at = PacketSocket.offset(next, frameBytes);
  }
}

package dhcp.link;

import java.util.List;
import java.util.Optional;

/** One Ethernet interface to send and receive whole frames on. */
public interface Link extends AutoCloseable {
  /** The name that the link was opened by. It keeps it when somebody renames the interface. */
  String interfaceName();

  /** What the interface was when it was last looked at; cheap. */
  InterfaceState state();

  /**
   * Whether frames are received at this moment: the interface is there and set up. It may still
   * lack a carrier.
   */
  boolean isCapturing();

  /**
   * Sends one whole Ethernet frame; any thread may. Trouble is not thrown, for to a DHCP sender it
   * is the same as a frame lost on the way.
   *
   * @param frame the bytes, from the Ethernet destination on
   * @param length how many of them
   * @return false when the link is closed, down or gone, or the kernel refused the frame
   */
  boolean send(byte[] frame, int length);

  /**
   * Sends frames, each a whole array, in their order: cheaper than one by one. Any thread may.
   *
   * @return how many were taken
   */
  default int send(List<byte[]> frames) {
    int taken = 0;
    for (byte[] frame : frames) {
      taken += send(frame) ? 1 : 0;
    }
    return taken;
  }

  /** Sends the whole array. */
  default boolean send(byte[] frame) {
    return send(frame, frame.length);
  }

  /**
   * Receives on the calling thread, which makes all calls to the listener, until {@link #close}.
   * Goes on when the interface is down, goes away or comes again, and when the listener throws. May
   * be called once.
   */
  void run(LinkListener listener);

  /**
   * How long the frame that the listener has in hand waited to be read, in milliseconds of the wall
   * clock, which may have been set meanwhile; 0 where nobody knows. For the thread in {@link #run}.
   */
  default long waitedMillis() {
    return 0;
  }

  /** The thread in {@link #run} for a watchdog; empty for a link that has none. */
  default Optional<Watchdog.Subject> subject() {
    return Optional.empty();
  }

  /**
   * Ends {@link #run} and frees the interface. Any thread may, also the one in {@code run}, and
   * more than once.
   */
  @Override
  void close();
}

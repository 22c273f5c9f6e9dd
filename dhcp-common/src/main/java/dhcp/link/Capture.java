package dhcp.link;

import dhcp.link.Deluge.Strictness;
import dhcp.net.MacAddress;
import java.util.List;

/**
 * An interface that is open for receiving and sending. One thread receives, and it alone closes,
 * when nobody is in the loop; any thread may send.
 */
interface Capture extends AutoCloseable {
  /** What receives. */
  interface Receiver {
    /** A frame; the receiver's to keep. */
    void onFrame(byte[] frame);

    /**
     * No more frames are at hand, or so many were that what waits for them should wait no longer.
     */
    void onPause();
  }

  /** The filter that frames have passed, or should have. */
  CaptureFilter filter();

  /** How much of a flood the kernel drops. */
  Strictness strictness();

  /**
   * Has the kernel let less, or more, through from now on. By the thread that receives.
   *
   * @throws LinkException when it is not taken
   */
  void strictness(Strictness next) throws LinkException;

  /**
   * Listens to another hardware address from now on; no frame is lost, which opening anew would
   * take too long for. By the thread that receives.
   *
   * @throws LinkException when it is not taken
   */
  void retarget(LinkOptions options, MacAddress mac) throws LinkException;

  /**
   * Gives each frame to the receiver on this thread, until {@link #breakLoop}.
   *
   * @throws LinkException when the interface was set down or went away
   */
  void loop(Receiver receiver) throws LinkException;

  /**
   * When the kernel took in the frame that is in hand: milliseconds of the wall clock. By the
   * thread that receives, while it has a frame.
   */
  long arrivedMillis();

  /** Ends the loop that runs, or the next one; any thread may. */
  void breakLoop();

  /**
   * Sends frames, each a whole array; any thread may.
   *
   * @return how many were taken; the kernel refuses one, or all when this is closed
   */
  int send(List<byte[]> frames);

  /** Sends one frame, the first {@code length} bytes of an array; any thread may. */
  boolean send(byte[] frame, int length);

  /** How many frames the kernel had no room for, since this was opened. */
  long dropped();

  @Override
  void close();
}

package dhcp.link;

/** Told what happens on a link, always by the one thread that is in {@link Link#run}. */
public interface LinkListener {
  /**
   * A frame arrived that the link's filter lets through. It was not sent by this link.
   *
   * @param bytes the frame, from the Ethernet destination on; the listener's to keep
   * @param length how many of the bytes
   */
  void onFrame(byte[] bytes, int length);

  /**
   * No more frames are at hand for now, or so many were that what waits for a pause should wait no
   * longer. Comes after every frame, sooner or later.
   */
  default void onPause() {}

  /** The interface is no longer what it was; {@link Link#state} tells the new state already. */
  void onEvent(LinkEvent event);
}

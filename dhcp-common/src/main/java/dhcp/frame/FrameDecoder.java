package dhcp.frame;

/** Reads an Ethernet frame from its first byte; total on hostile input. */
public final class FrameDecoder {
  private FrameDecoder() {}

  /**
   * What the first {@code length} bytes are. The frame keeps the array: nobody may write to it
   * afterwards.
   *
   * @param length how many bytes were captured, 0 to {@code bytes.length}
   */
  public static Frame decode(byte[] bytes, int length) {
    throw new UnsupportedOperationException(bytes + " " + length);
  }
}

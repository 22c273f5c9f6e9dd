package dhcp.client.wire;

import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;
import dhcp.testing.Lab;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Frames that are unusual and right: what is in them must be believed. */
enum OddFrame {
  WITHOUT_UDP_CHECKSUM(number(40, 0)),
  /**
   * As a kernel hands it to a virtual link, which never completes it: of the pseudo header only.
   */
  WITH_A_PARTIAL_UDP_CHECKSUM(
      frame -> {
        int length = Bytes.int16(frame, 38);
        byte[] pseudo = Arrays.copyOfRange(frame, 26, 38);
        Bytes.putInt16(pseudo, 8, 17);
        Bytes.putInt16(pseudo, 10, length);
        Bytes.putInt16(frame, 40, InternetChecksum.fold(InternetChecksum.add(0, pseudo, 0, 12)));
        return frame;
      }),
  WITH_IP_OPTIONS(
      frame -> {
        byte[] longer = insert(frame, 34, 1, 1, 1, 0);
        longer[14] = 0x46;
        Bytes.putInt16(longer, 16, Bytes.int16(frame, 16) + 4);
        Bytes.putInt16(longer, 24, 0);
        Bytes.putInt16(longer, 24, InternetChecksum.of(InternetChecksum.add(0, longer, 14, 24)));
        return longer;
      }),
  WITH_A_PRIORITY_TAG(frame -> insert(frame, 12, 0x81, 0, 0xa0, 0)),
  WITH_A_TRAILER(frame -> Arrays.copyOf(frame, frame.length + 46)),
  TO_OUR_ADDRESSES(
      frame -> {
        Lab.clientMac(1).write(frame, 0);
        return frame;
      }),
  FROM_ANOTHER_PORT(
      frame -> {
        Bytes.putInt16(frame, 34, 1067);
        Bytes.putInt16(frame, 40, 0);
        return frame;
      });

  private final UnaryOperator<byte[]> change;

  OddFrame(UnaryOperator<byte[]> change) {
    this.change = change;
  }

  private static UnaryOperator<byte[]> number(int at, int value) {
    return frame -> {
      Bytes.putInt16(frame, at, value);
      return frame;
    };
  }

  private static byte[] insert(byte[] frame, int at, int... octets) {
    byte[] longer = new byte[frame.length + octets.length];
    System.arraycopy(frame, 0, longer, 0, at);
    for (int i = 0; i < octets.length; i++) {
      longer[at + i] = (byte) octets[i];
    }
    System.arraycopy(frame, at, longer, at + octets.length, frame.length - at);
    return longer;
  }

  /** The frame with this payload. */
  byte[] around(byte[] payload) {
    return change.apply(ScriptedServer.frame(payload));
  }
}

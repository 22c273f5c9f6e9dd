package dhcp.server.wire;

import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;

/** Frames changed by hand, for what the encoder never writes, and sums checked by hand. */
final class Frames {
  static final int IP = 14;
  static final int UDP = 34;
  static final int BOOTP = 42;

  private static final int ADDRESSES = 12;
  private static final int IP_SUM = 10;
  private static final int UDP_SUM = 6;
  private static final int UDP_PROTOCOL = 17;

  private Frames() {}

  /** The frame with VLAN tags, in hexadecimal, behind its addresses. */
  static byte[] tagged(byte[] frame, String tags) {
    byte[] tag = Bytes.parseHex(tags);
    byte[] tagged = new byte[frame.length + tag.length];
    System.arraycopy(frame, 0, tagged, 0, ADDRESSES);
    System.arraycopy(tag, 0, tagged, ADDRESSES, tag.length);
    System.arraycopy(frame, ADDRESSES, tagged, ADDRESSES + tag.length, frame.length - ADDRESSES);
    return tagged;
  }

  /** The frame with options, whole words in hexadecimal, in its IP header. */
  static byte[] withIpOptions(byte[] frame, String options) {
    byte[] words = Bytes.parseHex(options);
    byte[] longer = new byte[frame.length + words.length];
    System.arraycopy(frame, 0, longer, 0, UDP);
    System.arraycopy(words, 0, longer, UDP, words.length);
    System.arraycopy(frame, UDP, longer, UDP + words.length, frame.length - UDP);
    longer[IP] += (byte) (words.length / 4);
    Bytes.putInt16(longer, IP + 2, longer.length - IP);
    Bytes.putInt16(longer, IP + IP_SUM, 0);
    int header = UDP - IP + words.length;
    int sum = InternetChecksum.of(InternetChecksum.add(0, longer, IP, header));
    Bytes.putInt16(longer, IP + IP_SUM, sum);
    return longer;
  }

  /** The frame with another UDP checksum. */
  static byte[] withUdpSum(byte[] frame, int sum) {
    byte[] changed = frame.clone();
    Bytes.putInt16(changed, UDP + UDP_SUM, sum);
    return changed;
  }

  /** What a kernel writes that leaves the UDP checksum to the network card. */
  static int partialUdpSum(byte[] frame) {
    return InternetChecksum.fold(pseudoHeader(frame));
  }

  /** The UDP checksum that the frame should have. */
  static int rightUdpSum(byte[] frame) {
    byte[] zeroed = withUdpSum(frame, 0);
    int sum =
        InternetChecksum.of(
            InternetChecksum.add(pseudoHeader(frame), zeroed, UDP, udpLength(frame)));
    return sum == 0 ? 0xffff : sum;
  }

  /** The IP header's checksum that the frame should have. */
  static int rightIpSum(byte[] frame) {
    byte[] zeroed = frame.clone();
    Bytes.putInt16(zeroed, IP + IP_SUM, 0);
    return InternetChecksum.of(InternetChecksum.add(0, zeroed, IP, UDP - IP));
  }

  static int ipSum(byte[] frame) {
    return Bytes.int16(frame, IP + IP_SUM);
  }

  static int udpSum(byte[] frame) {
    return Bytes.int16(frame, UDP + UDP_SUM);
  }

  static int udpLength(byte[] frame) {
    return Bytes.int16(frame, UDP + 4);
  }

  /** The frame with right sums again after its headers were changed. */
  static byte[] resummed(byte[] frame) {
    byte[] changed = frame.clone();
    Bytes.putInt16(changed, IP + IP_SUM, rightIpSum(changed));
    Bytes.putInt16(changed, UDP + UDP_SUM, rightUdpSum(changed));
    return changed;
  }

  private static long pseudoHeader(byte[] frame) {
    return InternetChecksum.add(UDP_PROTOCOL + udpLength(frame), frame, IP + 12, 8);
  }
}

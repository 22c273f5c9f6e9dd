package dhcp.frame;

import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;
import dhcp.net.Ipv4Address;

/**
 * The IPv4 header (RFC 791 section 3.1).
 *
 * <pre>
 *  0               1               2               3
 * +-------+-------+---------------+-------------------------------+
 * |   4   |  IHL  |      ToS      |         total length          |
 * +-------+-------+---------------+-----+-------------------------+
 * |        identification         |flags|     fragment offset     |
 * +---------------+---------------+-----+-------------------------+
 * |      TTL      |   protocol    |        header checksum        |
 * +---------------+---------------+-------------------------------+
 * |                        source address                         |
 * +---------------------------------------------------------------+
 * |                      destination address                      |
 * +---------------------------------------------------------------+
 * |                 options, to IHL times 4 bytes                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class Ipv4Header {
  /** Bytes of a header without options. */
  static final int LENGTH = 20;

  static final int TOTAL_LENGTH = 2;
  static final int FRAGMENT = 6;
  static final int TIME_TO_LIVE = 8;
  static final int PROTOCOL = 9;
  static final int CHECKSUM = 10;
  static final int SOURCE = 12;
  static final int DESTINATION = 16;

  /** "More fragments" and the offset: both zero in a whole datagram. */
  static final int FRAGMENT_MASK = 0x3fff;

  static final int UDP = 17;

  private static final int VERSION_AND_IHL = 0x45;
  private static final int TTL = 64;

  private Ipv4Header() {}

  /** Writes a header for a whole UDP datagram. */
  static void write(byte[] bytes, int at, Ipv4Address source, Ipv4Address destination, int total) {
    Bytes.putInt8(bytes, at, VERSION_AND_IHL);
    Bytes.putInt16(bytes, at + TOTAL_LENGTH, total);
    Bytes.putInt8(bytes, at + TIME_TO_LIVE, TTL);
    Bytes.putInt8(bytes, at + PROTOCOL, UDP);
    source.write(bytes, at + SOURCE);
    destination.write(bytes, at + DESTINATION);
    Bytes.putInt16(
        bytes, at + CHECKSUM, InternetChecksum.of(InternetChecksum.add(0, bytes, at, LENGTH)));
  }

  /** The running sum of the pseudo header that UDP's checksum starts with (RFC 768). */
  static long pseudoHeaderSum(byte[] bytes, int at, int udpLength) {
    return InternetChecksum.add(UDP + udpLength, bytes, at + SOURCE, 2 * Ipv4Address.LENGTH);
  }
}

package dhcp.frame;

import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.function.ObjIntConsumer;

/**
 * A UDP datagram (RFC 768) in an IPv4 packet in an Ethernet frame: a view over the bytes that
 * arrived, which the decoder has checked and nobody writes to any more. Nothing is copied: the
 * payload is given as its place in the frame.
 *
 * <pre>
 *  0               2               4               6               8
 * +---------------+---------------+---------------+---------------+---------
 * |  source port  |   dest. port  |    length     |   checksum    | payload
 * +---------------+---------------+---------------+---------------+---------
 * </pre>
 */
public final class UdpFrame implements Frame {
  static final int UDP_HEADER = 8;
  static final int UDP_LENGTH = 4;
  static final int UDP_CHECKSUM = 6;

  /** The longest payload that an IPv4 packet can carry, in bytes. */
  public static final int MAX_PAYLOAD = 0xffff - Ipv4Header.LENGTH - UDP_HEADER;

  private final byte[] bytes;
  private final int ip;
  private final int udp;

  /** A view; the decoder has checked that headers and payload are inside the bytes. */
  UdpFrame(byte[] bytes, int ip, int udp) {
    this.bytes = bytes;
    this.ip = ip;
    this.udp = udp;
  }

  public MacAddress destination() {
    return MacAddress.read(bytes, Ethernet.DESTINATION);
  }

  /** The Ethernet source; behind a bridge or a macvlan not always the client's chaddr. */
  public MacAddress source() {
    return MacAddress.read(bytes, Ethernet.SOURCE);
  }

  public Ipv4Address sourceIp() {
    return Ipv4Address.read(bytes, ip + Ipv4Header.SOURCE);
  }

  public Ipv4Address destinationIp() {
    return Ipv4Address.read(bytes, ip + Ipv4Header.DESTINATION);
  }

  public int sourcePort() {
    return Bytes.int16(bytes, udp);
  }

  public int destinationPort() {
    return Bytes.int16(bytes, udp + 2);
  }

  /** The whole frame, not a copy; to be read only. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the payload starts. */
  public int payloadOffset() {
    return udp + UDP_HEADER;
  }

  /** How many bytes the payload has, by the UDP length; 0 is possible. */
  public int payloadLength() {
    return Bytes.int16(bytes, udp + UDP_LENGTH) - UDP_HEADER;
  }

  /**
   * Builds a whole frame around a payload: TTL 64, both checksums right, and padded with zeros to
   * the 60 bytes that Ethernet wants.
   *
   * @throws IllegalArgumentException when the payload is longer than {@link #MAX_PAYLOAD}
   */
  public static byte[] encode(Endpoint from, Endpoint to, byte[] payload) {
    return encode(
        from,
        to,
        payload.length,
        (frame, at) -> System.arraycopy(payload, 0, frame, at, payload.length));
  }

  /**
   * Builds a whole frame around a payload that is written in place, so that it is copied once.
   *
   * @param size the payload's, in bytes
   * @param payload writes it into an array from an offset on
   * @throws IllegalArgumentException when the payload is longer than {@link #MAX_PAYLOAD}
   */
  public static byte[] encode(
      Endpoint from, Endpoint to, int size, ObjIntConsumer<byte[]> payload) {
    if (size > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          size + " bytes do not fit one datagram, which takes " + MAX_PAYLOAD);
    }
    int length = UDP_HEADER + size;
    int ip = Ethernet.HEADER;
    int udp = ip + Ipv4Header.LENGTH;
    byte[] frame = Ethernet.frame(to.mac(), from.mac(), Ethernet.IPV4, Ipv4Header.LENGTH + length);
    Ipv4Header.write(frame, ip, from.ip(), to.ip(), Ipv4Header.LENGTH + length);
    Bytes.putInt16(frame, udp, from.port());
    Bytes.putInt16(frame, udp + 2, to.port());
    Bytes.putInt16(frame, udp + UDP_LENGTH, length);
    payload.accept(frame, udp + UDP_HEADER);
    long sum = Ipv4Header.pseudoHeaderSum(frame, ip, length);
    int checksum = InternetChecksum.of(InternetChecksum.add(sum, frame, udp, length));
    // A sum of zero is sent as all ones, for zero says that there is none (RFC 768).
    Bytes.putInt16(frame, udp + UDP_CHECKSUM, checksum == 0 ? 0xffff : checksum);
    return frame;
  }
}

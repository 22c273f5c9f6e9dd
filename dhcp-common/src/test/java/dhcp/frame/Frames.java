package dhcp.frame;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/** A frame written down by hand, byte for byte, and the places in it that tests change. */
final class Frames {
  static final int VERSION_IHL = 14;
  static final int TOTAL_LENGTH = 16;
  static final int FRAGMENT = 20;
  static final int PROTOCOL = 23;
  static final int IP_CHECKSUM = 24;
  static final int UDP_LENGTH = 38;
  static final int UDP_CHECKSUM = 40;

  static final Endpoint SERVER =
      new Endpoint(MacAddress.parse("02:00:00:00:00:02"), Ipv4Address.of(192, 168, 1, 1), 67);
  static final Endpoint CLIENT =
      new Endpoint(MacAddress.parse("02:00:00:00:00:01"), Ipv4Address.of(192, 168, 1, 100), 68);

  /** What {@link #udp} carries. */
  static final byte[] PAYLOAD = {0x02, 0x01, 0x06};

  private Frames() {}

  /** Three bytes from {@link #SERVER} to {@link #CLIENT}; the sums were added up by hand. */
  static byte[] udp() {
    return Bytes.parseHex(
        "02 00 00 00 00 01 02 00 00 00 00 02 08 00" // Ethernet
            + "45 00 00 1f 00 00 00 00 40 11 f7 18" // IPv4, length 31, TTL 64, UDP
            + "c0 a8 01 01 c0 a8 01 64" // 192.168.1.1 to 192.168.1.100
            + "00 43 00 44 00 0b 73 9a" // 67 to 68, length 11
            + "02 01 06"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"); // padding to 60
  }

  /** Makes the IPv4 header's sum right again after a change to it. */
  static byte[] resummed(byte[] frame) {
    Bytes.putInt16(frame, IP_CHECKSUM, 0);
    int sum = 0;
    int header = (frame[VERSION_IHL] & 0xf) * 4;
    for (int at = VERSION_IHL; at < VERSION_IHL + header && at + 1 < frame.length; at += 2) {
      sum += Bytes.int16(frame, at);
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    sum = (sum & 0xffff) + (sum >>> 16);
    Bytes.putInt16(frame, IP_CHECKSUM, ~sum);
    return frame;
  }
}

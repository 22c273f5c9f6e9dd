package dhcp.frame;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;

/**
 * The Ethernet II header (IEEE 802.3), with the tag that IEEE 802.1Q may put before its type.
 *
 * <pre>
 *  0        6        12     14
 * +--------+--------+------+---------   type 0x8100 or 0x88a8: priority and VLAN in 2 bytes,
 * | dest.  | source | type | payload    then the real type
 * +--------+--------+------+---------
 * </pre>
 */
final class Ethernet {
  static final int DESTINATION = 0;
  static final int SOURCE = 6;
  static final int TYPE = 12;
  static final int HEADER = 14;

  /** Bytes that a tag adds. */
  static final int TAG = 4;

  /** The least length of a frame without its check sequence; shorter ones are padded. */
  static final int LEAST = 60;

  static final int IPV4 = 0x0800;
  static final int ARP = 0x0806;
  static final int VLAN = 0x8100;
  static final int SERVICE_VLAN = 0x88a8;

  private Ethernet() {}

  /** A zeroed frame with its header, long enough for the payload and for Ethernet. */
  static byte[] frame(MacAddress destination, MacAddress source, int type, int payload) {
    byte[] frame = new byte[Math.max(LEAST, HEADER + payload)];
    destination.write(frame, DESTINATION);
    source.write(frame, SOURCE);
    Bytes.putInt16(frame, TYPE, type);
    return frame;
  }
}

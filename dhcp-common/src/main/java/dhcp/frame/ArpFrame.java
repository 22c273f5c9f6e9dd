package dhcp.frame;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * An ARP packet for IPv4 over Ethernet (RFC 826) in its frame.
 *
 * <pre>
 *  0      2        4    5    6      8        14       18       24       28
 * +------+--------+----+----+------+--------+--------+--------+--------+
 * | 1    | 0x0800 | 6  | 4  | op.  | sender | sender | target | target |
 * |      |        |    |    |      | MAC    | IPv4   | MAC    | IPv4   |
 * +------+--------+----+----+------+--------+--------+--------+--------+
 * </pre>
 *
 * @param destination the Ethernet destination
 * @param source the Ethernet source
 * @param operation whether it asks or answers
 * @param senderIp 0.0.0.0 in a probe (RFC 5227 section 1.1)
 * @param targetMac zero in a request
 */
public record ArpFrame(
    MacAddress destination,
    MacAddress source,
    Operation operation,
    MacAddress senderMac,
    Ipv4Address senderIp,
    MacAddress targetMac,
    Ipv4Address targetIp)
    implements Frame {

  /** Bytes of the packet after the Ethernet header. */
  static final int PACKET = 28;

  /** Ethernet among ARP's hardware types. */
  static final int ETHERNET_HARDWARE = 1;

  /** The two operations of RFC 826. */
  public enum Operation {
    REQUEST(1),
    REPLY(2);

    private final int code;

    Operation(int code) {
      this.code = code;
    }

    /** The number on the wire. */
    public int code() {
      return code;
    }
  }

  /** Asks who has an address without claiming one: an ARP probe (RFC 5227 section 2.1.1). */
  public static ArpFrame probe(MacAddress mac, Ipv4Address candidate) {
    return request(mac, Ipv4Address.ANY, candidate);
  }

  /** Tells everybody that an address is ours: an ARP announcement (RFC 5227 section 2.3). */
  public static ArpFrame announcement(MacAddress mac, Ipv4Address ours) {
    return request(mac, ours, ours);
  }

  /** Asks, with our own address, who has the target address. */
  public static ArpFrame request(MacAddress mac, Ipv4Address senderIp, Ipv4Address targetIp) {
    return new ArpFrame(
        MacAddress.BROADCAST, mac, Operation.REQUEST, mac, senderIp, MacAddress.ZERO, targetIp);
  }

  /** Answers this request: that its target address is at the given station. */
  public ArpFrame reply(MacAddress mac) {
    return new ArpFrame(senderMac, mac, Operation.REPLY, mac, targetIp, senderMac, senderIp);
  }

  /** Whether this is a probe: a request that claims no address. */
  public boolean isProbe() {
    return operation == Operation.REQUEST && senderIp.isAny();
  }

  /** The frame, padded with zeros to the 60 bytes that Ethernet wants. */
  public byte[] encode() {
    byte[] frame = Ethernet.frame(destination, source, Ethernet.ARP, PACKET);
    int at = Ethernet.HEADER;
    Bytes.putInt16(frame, at, ETHERNET_HARDWARE);
    Bytes.putInt16(frame, at + 2, Ethernet.IPV4);
    Bytes.putInt8(frame, at + 4, MacAddress.LENGTH);
    Bytes.putInt8(frame, at + 5, Ipv4Address.LENGTH);
    Bytes.putInt16(frame, at + 6, operation.code());
    senderMac.write(frame, at + 8);
    senderIp.write(frame, at + 14);
    targetMac.write(frame, at + 18);
    targetIp.write(frame, at + 24);
    return frame;
  }
}

package dhcp.client.wire;

import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;
import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Frames around a well-formed message that no client may believe: wrong in Ethernet, IPv4 or UDP
 * (CVE-2015-8605 and its like). Where the fault is not the checksum, that is right.
 */
enum BadFrame {
  UDP_LENGTH_0(number(At.UDP_LENGTH, 0)),
  UDP_LENGTH_7(number(At.UDP_LENGTH, 7)),
  UDP_LENGTH_65535(number(At.UDP_LENGTH, 65535)),
  UDP_CHECKSUM_WRONG(number(At.UDP_CHECKSUM, 0x1234)),
  TO_THE_SERVERS_PORT(number(At.UDP_TO, 67)),
  IP_LENGTH_0(header(number(At.IP_LENGTH, 0))),
  IP_LENGTH_27(header(number(At.IP_LENGTH, 27))),
  IP_LENGTH_65535(header(number(At.IP_LENGTH, 65535))),
  IP_HEADER_OF_16_OCTETS(header(octet(At.IP, 0x44))),
  IP_HEADER_OF_60_OCTETS(octet(At.IP, 0x4f)),
  IP_VERSION_6(header(octet(At.IP, 0x65))),
  IP_CHECKSUM_WRONG(number(At.IP_CHECKSUM, 0x1234)),
  FIRST_FRAGMENT(header(number(At.FRAGMENT, 0x2000))),
  LATER_FRAGMENT(header(number(At.FRAGMENT, 0x0010))),
  TCP(header(octet(At.PROTOCOL, 6))),
  CUT_IN_THE_MIDDLE(frame -> Arrays.copyOf(frame, 150)),
  CUT_AT_THE_UDP_HEADER(frame -> Arrays.copyOf(frame, 38)),
  IN_A_VLAN(
      frame -> {
        byte[] tagged = new byte[frame.length + 4];
        System.arraycopy(frame, 0, tagged, 0, 12);
        Bytes.putInt32(tagged, 12, 0x81000007);
        System.arraycopy(frame, 12, tagged, 16, frame.length - 12);
        return tagged;
      });

  /** Where things stand in a frame without a tag and without IP options. */
  static final class At {
    static final int IP = 14;
    static final int IP_LENGTH = 16;
    static final int FRAGMENT = 20;
    static final int PROTOCOL = 23;
    static final int IP_CHECKSUM = 24;
    static final int UDP_TO = 36;
    static final int UDP_LENGTH = 38;
    static final int UDP_CHECKSUM = 40;
  }

  private static final Ipv4Address EVIL = Ipv4Address.of(192, 168, 1, 6);
  private static final int IP_HEADER = 20;

  private final UnaryOperator<byte[]> damage;

  BadFrame(UnaryOperator<byte[]> damage) {
    this.damage = damage;
  }

  private static UnaryOperator<byte[]> octet(int at, int value) {
    return frame -> {
      Bytes.putInt8(frame, at, value);
      return frame;
    };
  }

  private static UnaryOperator<byte[]> number(int at, int value) {
    return frame -> {
      Bytes.putInt16(frame, at, value);
      return frame;
    };
  }

  /** A change of the IP header, with its checksum made right again. */
  private static UnaryOperator<byte[]> header(UnaryOperator<byte[]> change) {
    return frame -> {
      byte[] changed = change.apply(frame);
      Bytes.putInt16(changed, At.IP_CHECKSUM, 0);
      long sum = InternetChecksum.add(0, changed, At.IP, IP_HEADER);
      Bytes.putInt16(changed, At.IP_CHECKSUM, InternetChecksum.of(sum));
      return changed;
    };
  }

  /** The frame with an offer of 192.168.1.6. */
  byte[] around(ScriptedServer.Request discover) {
    return around(ScriptedServer.offer(discover).yiaddr(EVIL).build().toBytes());
  }

  /** The frame, to everybody; without a UDP checksum unless that is the fault. */
  byte[] around(byte[] payload) {
    byte[] frame = ScriptedServer.frame(payload);
    Bytes.putInt16(frame, At.UDP_CHECKSUM, 0);
    return damage.apply(frame);
  }
}

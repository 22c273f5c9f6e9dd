package dhcp.frame;

import static dhcp.net.Bytes.int16;
import static dhcp.net.Bytes.int8;

import dhcp.frame.Rejected.Reason;
import dhcp.net.InternetChecksum;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * Reads an Ethernet frame from its first byte. Total on hostile input: every length is checked
 * against the bytes that are there and against the lengths around it, and whatever is wrong becomes
 * a {@link Rejected}.
 */
public final class FrameDecoder {
  private FrameDecoder() {}

  /**
   * What the first {@code length} bytes are. Bytes after the IPv4 datagram are Ethernet padding.
   * The frame keeps the array: nobody may write to it afterwards.
   *
   * @param length how many bytes were captured, 0 to {@code bytes.length}
   */
  public static Frame decode(byte[] bytes, int length) {
    int at = Ethernet.HEADER;
    if (length < at) {
      return new Rejected(Reason.TRUNCATED);
    }
    int type = int16(bytes, Ethernet.TYPE);
    while (type == Ethernet.VLAN || type == Ethernet.SERVICE_VLAN) {
      if (length < at + Ethernet.TAG) {
        return new Rejected(Reason.TRUNCATED);
      }
      // VLAN 0 is no VLAN: the tag only carries a priority (IEEE 802.1Q section 9.6).
      if ((int16(bytes, at) & 0xfff) != 0) {
        return new Rejected(Reason.VLAN);
      }
      type = int16(bytes, at + 2);
      at += Ethernet.TAG;
    }
    return switch (type) {
      case Ethernet.IPV4 -> ipv4(bytes, length, at);
      case Ethernet.ARP -> arp(bytes, length, at);
      default -> new Rejected(Reason.NOT_IP);
    };
  }

  private static Frame ipv4(byte[] bytes, int length, int ip) {
    if (length < ip + Ipv4Header.LENGTH) {
      return new Rejected(Reason.TRUNCATED);
    }
    int header = (int8(bytes, ip) & 0xf) * 4;
    if (int8(bytes, ip) >>> 4 != 4 || header < Ipv4Header.LENGTH) {
      return new Rejected(Reason.BAD_IHL);
    }
    int total = int16(bytes, ip + Ipv4Header.TOTAL_LENGTH);
    if (total < header) {
      return new Rejected(Reason.BAD_IP_LENGTH);
    }
    if (length < ip + total) {
      return new Rejected(Reason.TRUNCATED);
    }
    if (InternetChecksum.of(InternetChecksum.add(0, bytes, ip, header)) != 0) {
      return new Rejected(Reason.BAD_IP_CHECKSUM);
    }
    if (int8(bytes, ip + Ipv4Header.PROTOCOL) != Ipv4Header.UDP) {
      return new Rejected(Reason.NOT_UDP);
    }
    if ((int16(bytes, ip + Ipv4Header.FRAGMENT) & Ipv4Header.FRAGMENT_MASK) != 0) {
      return new Rejected(Reason.FRAGMENT);
    }
    return udp(bytes, ip, ip + header, total - header);
  }

  private static Frame udp(byte[] bytes, int ip, int udp, int room) {
    if (room < UdpFrame.UDP_HEADER) {
      return new Rejected(Reason.BAD_UDP_LENGTH);
    }
    int length = int16(bytes, udp + UdpFrame.UDP_LENGTH);
    if (length < UdpFrame.UDP_HEADER || length > room) {
      return new Rejected(Reason.BAD_UDP_LENGTH);
    }
    int checksum = int16(bytes, udp + UdpFrame.UDP_CHECKSUM);
    if (checksum != 0) {
      long pseudo = Ipv4Header.pseudoHeaderSum(bytes, ip, length);
      // A sender with checksum offload leaves the pseudo header's sum for the hardware to complete;
      // on a virtual link no hardware ever does.
      if (InternetChecksum.of(InternetChecksum.add(pseudo, bytes, udp, length)) != 0
          && checksum != InternetChecksum.fold(pseudo)) {
        return new Rejected(Reason.BAD_UDP_CHECKSUM);
      }
    }
    return new UdpFrame(bytes, ip, udp);
  }

  private static Frame arp(byte[] bytes, int length, int at) {
    if (length < at + ArpFrame.PACKET) {
      return new Rejected(Reason.TRUNCATED);
    }
    int operation = int16(bytes, at + 6);
    if (int16(bytes, at) != ArpFrame.ETHERNET_HARDWARE
        || int16(bytes, at + 2) != Ethernet.IPV4
        || int8(bytes, at + 4) != MacAddress.LENGTH
        || int8(bytes, at + 5) != Ipv4Address.LENGTH
        || operation < 1
        || operation > 2) {
      return new Rejected(Reason.BAD_ARP);
    }
    return new ArpFrame(
        MacAddress.read(bytes, Ethernet.DESTINATION),
        MacAddress.read(bytes, Ethernet.SOURCE),
        operation == 1 ? ArpFrame.Operation.REQUEST : ArpFrame.Operation.REPLY,
        MacAddress.read(bytes, at + 8),
        Ipv4Address.read(bytes, at + 14),
        MacAddress.read(bytes, at + 18),
        Ipv4Address.read(bytes, at + 24));
  }
}

package dhcp.client.load;

/**
 * Where things lie in a frame with a DHCP message whose IP header has no options, in bytes from the
 * Ethernet destination on (RFC 791, RFC 768, RFC 2131 section 2).
 */
final class Wire {
  static final int DESTINATION = 0;
  static final int SOURCE = 6;
  static final int TYPE = 12;
  static final int IP = 14;
  static final int IP_LENGTH = IP + 2;
  static final int IP_PROTOCOL = IP + 9;
  static final int IP_CHECKSUM = IP + 10;
  static final int IP_SOURCE = IP + 12;
  static final int IP_DESTINATION = IP + 16;
  static final int IP_HEADER = 20;
  static final int UDP = IP + IP_HEADER;
  static final int UDP_LENGTH = UDP + 4;
  static final int UDP_CHECKSUM = UDP + 6;
  static final int UDP_HEADER = 8;
  static final int MESSAGE = UDP + UDP_HEADER;
  static final int OP = MESSAGE;
  static final int XID = MESSAGE + 4;
  static final int CIADDR = MESSAGE + 12;
  static final int YIADDR = MESSAGE + 16;
  static final int CHADDR = MESSAGE + 28;
  static final int COOKIE = MESSAGE + 236;
  static final int OPTIONS = MESSAGE + 240;

  static final int TYPE_IPV4 = 0x0800;
  static final int PROTOCOL_UDP = 17;
  static final int BOOTREPLY = 2;
  static final int MAGIC_COOKIE = 0x63825363;
  static final int PAD = 0;
  static final int END = 255;

  private Wire() {}
}

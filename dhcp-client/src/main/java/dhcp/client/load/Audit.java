package dhcp.client.load;

import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.message.Parsed;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/** Has the codec read a sample of the answers, checksums included, and compares. */
final class Audit {
  /** The first answers, and of the others one in so many. */
  private static final int SAMPLE = 64;

  private long seen;

  /** Whether the codec takes an answer as it was read; true when it is not in the sample. */
  boolean agrees(byte[] frame, int length, Reply reply) {
    seen++;
    return seen > SAMPLE && seen % SAMPLE != 0 || sameIn(FrameDecoder.decode(frame, length), reply);
  }

  private static boolean sameIn(Frame frame, Reply reply) {
    if (!(frame instanceof UdpFrame udp)) {
      return false;
    }
    Parsed parsed = DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    return parsed instanceof DhcpMessage message
        && message.xid() == reply.xid
        && message.yiaddr().bits() == reply.yiaddr
        && message.chaddr().mac().equals(Optional.of(new MacAddress(reply.chaddr)))
        && message.messageType().map(MessageType::code).equals(Optional.of(reply.type))
        && message.get(Options.SERVER_IDENTIFIER).map(Ipv4Address::bits).orElse(0) == reply.server
        && message.get(Options.LEASE_TIME).orElse(0L) == Integer.toUnsignedLong(reply.leaseSeconds);
  }
}

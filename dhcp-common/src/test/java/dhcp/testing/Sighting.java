package dhcp.testing;

import dhcp.frame.ArpFrame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import java.util.Optional;

/**
 * A frame that a station saw.
 *
 * @param bytes the frame from the Ethernet destination on; nobody writes to it
 * @param nanos when, on the clock of {@link System#nanoTime}
 */
public record Sighting(byte[] bytes, long nanos) {
  private static final int DHCP_SERVER_PORT = 67;
  private static final int DHCP_CLIENT_PORT = 68;
  private static final int IPV4 = 0x0800;
  private static final int ICMP = 1;

  /** The frame as UDP, when it is. */
  public Optional<UdpFrame> udp() {
    return FrameDecoder.decode(bytes, bytes.length) instanceof UdpFrame udp
        ? Optional.of(udp)
        : Optional.empty();
  }

  /** The frame as ARP, when it is. */
  public Optional<ArpFrame> arp() {
    return FrameDecoder.decode(bytes, bytes.length) instanceof ArpFrame arp
        ? Optional.of(arp)
        : Optional.empty();
  }

  /** The DHCP message in it, when it has one. */
  public Optional<DhcpMessage> dhcp() {
    return udp()
        .filter(
            udp ->
                udp.destinationPort() == DHCP_CLIENT_PORT
                    || udp.destinationPort() == DHCP_SERVER_PORT)
        .map(udp -> DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength()))
        .filter(DhcpMessage.class::isInstance)
        .map(DhcpMessage.class::cast);
  }

  /** Whether it is an ICMP message, such as "port unreachable". */
  public boolean isIcmp() {
    return bytes.length >= 34 && Bytes.int16(bytes, 12) == IPV4 && bytes[23] == ICMP;
  }

  @Override
  public String toString() {
    return dhcp().map(DhcpMessage::toString).orElseGet(() -> Bytes.hex(bytes));
  }
}

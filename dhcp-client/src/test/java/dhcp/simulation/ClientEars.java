package dhcp.simulation;

import dhcp.client.machine.Event;
import dhcp.client.machine.Sender;
import dhcp.frame.ArpFrame;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import java.util.function.Consumer;

/**
 * Makes events for a client's machine of what its interface hears.
 *
 * @param arp told of ARP packets first, as the kernel is
 */
record ClientEars(Consumer<ArpFrame> arp, Consumer<Event> machine) implements LinkListener {
  private static final int ETHERTYPE = 12;
  private static final int IPV4 = 0x0800;
  private static final int DESTINATION_PORT = 36;
  private static final int CLIENT_PORT = 68;

  @Override
  public void onFrame(byte[] bytes, int length) {
    // Most of what is on the wire is for the server; it is not worth its checksums.
    boolean ip = Bytes.int16(bytes, ETHERTYPE) == IPV4;
    if (ip && Bytes.int16(bytes, DESTINATION_PORT) != CLIENT_PORT) {
      return;
    }
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof ArpFrame packet) {
      arp.accept(packet);
      machine.accept(new Event.ArpSeen(packet.senderMac(), packet.senderIp(), packet.targetIp()));
    } else if (frame instanceof UdpFrame udp
        && DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      machine.accept(new Event.Received(message, new Sender(udp.source(), udp.sourceIp())));
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    if (event instanceof LinkEvent.Down) {
      machine.accept(new Event.CarrierLost());
    } else if (event instanceof LinkEvent.Up) {
      machine.accept(new Event.CarrierReturned());
    }
  }
}

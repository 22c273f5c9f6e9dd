package dhcp.server;

import dhcp.frame.ArpFrame;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.Rejected;
import dhcp.frame.UdpFrame;
import dhcp.link.InterfaceState;
import dhcp.link.Link;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.message.DhcpMessage;
import dhcp.message.Malformed;
import dhcp.message.Op;
import dhcp.message.Parsed;
import dhcp.server.Counters.Happening;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.ServerLink;

/**
 * One interface that is served: takes its frames apart on its capture thread and hands what is
 * meant for a DHCP server to the desk. What is not well-formed is counted and dropped.
 */
final class Port implements LinkListener {
  /** The UDP port of DHCP servers (RFC 2131 section 4.1). */
  static final int SERVER_PORT = 67;

  private final Link link;
  private final Desk desk;
  private final RogueWatch rogues;
  private final ForeignSenders foreigners;
  private final LinkWatch watch;
  private final Counters counters;
  private final DropLog drops;
  private final Overload overload = new Overload();
  private final Outbox outbox;
  private volatile ServerLink address;

  /** The state that the address was made of; another one is looked at before its event comes. */
  private volatile InterfaceState seen;

  Port(
      Link link,
      ServerLink address,
      Desk desk,
      RogueWatch rogues,
      ForeignSenders foreigners,
      LinkWatch watch,
      DropLog drops) {
    this.link = link;
    this.address = address;
    this.seen = link.state();
    this.desk = desk;
    this.rogues = rogues;
    this.foreigners = foreigners;
    this.watch = watch;
    this.drops = drops;
    this.counters = desk.counters();
    this.outbox = new Outbox(counters);
  }

  Link link() {
    return link;
  }

  String name() {
    return link.interfaceName();
  }

  /** The interface as the engine knows it. */
  ServerLink address() {
    return address;
  }

  /**
   * The interface, or another of the server's, has changed.
   *
   * @param state of this interface, as it is now
   */
  void address(ServerLink now, InterfaceState state) {
    address = now;
    seen = state;
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    counters.happenings.count(Happening.FRAMES_RECEIVED);
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof UdpFrame udp) {
      onDatagram(udp);
    } else if (frame instanceof ArpFrame arp) {
      counters.happenings.count(Happening.ARP_RECEIVED);
      desk.onArp(this, arp);
    } else if (frame instanceof Rejected rejected) {
      counters.frames.count(rejected.reason());
      drops.frame(name(), rejected);
    }
  }

  private void onDatagram(UdpFrame udp) {
    if (udp.destinationPort() != SERVER_PORT) {
      counters.happenings.count(Happening.FOREIGN_REPLIES);
      rogues.look(name(), udp, desk.now());
      return;
    }
    Parsed parsed = DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    if (parsed instanceof Malformed malformed) {
      counters.malformed.count(malformed.reason());
      drops.message(name(), udp, malformed);
    } else if (parsed instanceof DhcpMessage message) {
      onMessage(udp, message);
    }
  }

  private void onMessage(UdpFrame udp, DhcpMessage message) {
    if (message.op() != Op.BOOTREQUEST) {
      counters.happenings.count(Happening.NOT_FOR_A_SERVER);
      return;
    }
    counters.happenings.count(Happening.MESSAGES_RECEIVED);
    if (link.state() != seen) {
      watch.refresh();
    }
    Arrival arrival =
        new Arrival(
            message, address, udp.source(), udp.sourceIp(), udp.destinationIp(), udp.sourcePort());
    foreigners.look(arrival);
    desk.onMessage(this, arrival, overload.after(link.waitedMillis()), outbox);
  }

  @Override
  public void onPause() {
    outbox.flush();
    desk.onPause();
  }

  @Override
  public void onEvent(LinkEvent event) {
    watch.onEvent(this, event);
  }
}

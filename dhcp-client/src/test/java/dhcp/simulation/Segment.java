package dhcp.simulation;

import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.MemoryWire;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.HashMap;
import java.util.Map;

/** An Ethernet segment, its IP network, and who on it has which address without DHCP. */
final class Segment {
  private static final int ETHERTYPE = 12;
  private static final int IPV4 = 0x0800;

  private final Simulation simulation;
  private final int number;
  private final MemoryWire wire;
  private final FrameLedger ledger;
  private final Map<Ipv4Address, MacAddress> neighbours = new HashMap<>();
  private MacAddress router = MacAddress.BROADCAST;

  Segment(Simulation simulation, int number, MemoryWire wire) {
    this.simulation = simulation;
    this.number = number;
    this.wire = wire;
    ledger = new FrameLedger(simulation.diary);
    if (simulation.diary.isRead()) {
      wire.tap(this::trace);
    }
    wire.tap(this::enter);
  }

  MemoryWire wire() {
    return wire;
  }

  int number() {
    return number;
  }

  /** 10.0.0.0/16 for the first, 10.1.0.0/16 for the next. */
  Subnet subnet() {
    return new Subnet(Ipv4Address.of(10, number, 0, 0), 16);
  }

  /** The first address of the pool; those below are for servers, routers and the like. */
  Ipv4Address firstLeased() {
    return Ipv4Address.of(10, number, 1, 0);
  }

  long nextArrival() {
    return wire.nextArrival().orElse(Long.MAX_VALUE);
  }

  void addNeighbour(Ipv4Address address, MacAddress mac) {
    neighbours.put(address, mac);
  }

  void setRouter(MacAddress mac) {
    router = mac;
  }

  /** Where a frame for an address goes: to a neighbour, or to the router. */
  MacAddress nextHop(Ipv4Address to) {
    return to.isBroadcast() ? MacAddress.BROADCAST : neighbours.getOrDefault(to, router);
  }

  /** What was sent to servers here, and what came. */
  FrameLedger ledger() {
    return ledger;
  }

  /** Requests that everybody can hear, and that somebody who is there should. */
  private void enter(WireStation from, byte[] frame) {
    if ((frame[0] & 1) != 0 && Bytes.int16(frame, ETHERTYPE) == IPV4) {
      ledger.sent(frame);
    }
  }

  private void trace(WireStation from, byte[] bytes) {
    simulation.diary.note(
        simulation.now(), () -> "net " + number + "  " + from.interfaceName() + ": " + told(bytes));
  }

  private static String told(byte[] bytes) {
    Frame frame = FrameDecoder.decode(bytes, bytes.length);
    return frame instanceof UdpFrame udp
        ? udp.sourceIp()
            + " > "
            + udp.destinationIp()
            + " "
            + DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
        : frame.toString();
  }

  @Override
  public String toString() {
    return "net " + number;
  }
}

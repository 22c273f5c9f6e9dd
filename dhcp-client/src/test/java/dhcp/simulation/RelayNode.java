package dhcp.simulation;

import dhcp.frame.Endpoint;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.message.Op;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Arrays;

/**
 * A router between the home segment and another, which is the other's DHCP relay agent too (RFC
 * 1542 section 4): {@code giaddr} is its address there.
 */
final class RelayNode {
  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;
  private static final int HOPS = 3;
  private static final int GIADDR = 24;

  private final Segment home;
  private final Segment away;
  private final int servers;
  private final WireStation homeSide;
  private final WireStation awaySide;

  /**
   * @param servers how many servers get everything that clients broadcast
   */
  RelayNode(Simulation simulation, Segment away, int servers) {
    this.home = simulation.home;
    this.away = away;
    this.servers = servers;
    MacAddress atHome = new MacAddress(0x02_fe_00_00_00_00L | away.number());
    MacAddress there = new MacAddress(0x02_fd_00_00_00_00L | away.number());
    homeSide = home.wire().attach("relay " + away.number(), atHome);
    awaySide = away.wire().attach("relay " + away.number(), there);
    homeSide.run(new Side(this::fromHome));
    awaySide.run(new Side(this::fromAway));
    home.addNeighbour(giaddr(), atHome);
    away.addNeighbour(giaddr(), there);
    away.setRouter(there);
  }

  private interface Ears {
    void heard(UdpFrame frame, DhcpMessage message);
  }

  private record Side(Ears ears) implements LinkListener {
    @Override
    public void onFrame(byte[] bytes, int length) {
      Frame frame = FrameDecoder.decode(bytes, length);
      if (frame instanceof UdpFrame udp
          && DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
              instanceof DhcpMessage message) {
        ears.heard(udp, message);
      }
    }

    @Override
    public void onEvent(LinkEvent event) {
      // Its links never change.
    }
  }

  private Ipv4Address giaddr() {
    return Ipv4Address.of(10, away.number(), 0, 1);
  }

  private void fromAway(UdpFrame frame, DhcpMessage message) {
    if (message.op() != Op.BOOTREQUEST || frame.destinationPort() != SERVER_PORT) {
      return;
    }
    if (!frame.destinationIp().isBroadcast()) {
      route(frame, homeSide, home.nextHop(frame.destinationIp()));
      return;
    }
    byte[] relayed = message.toBytes();
    relayed[HOPS]++;
    giaddr().write(relayed, GIADDR);
    for (int i = 1; i <= servers; i++) {
      Ipv4Address server = ServerNode.address(i);
      homeSide.send(
          UdpFrame.encode(
              new Endpoint(homeSide.mac(), giaddr(), SERVER_PORT),
              new Endpoint(home.nextHop(server), server, SERVER_PORT),
              relayed));
    }
  }

  private void fromHome(UdpFrame frame, DhcpMessage message) {
    if (frame.destinationIp().isBroadcast() || message.op() != Op.BOOTREPLY) {
      return;
    }
    if (!frame.destinationIp().equals(giaddr())) {
      route(frame, awaySide, message.chaddr().mac().orElseThrow());
      return;
    }
    boolean toAll = message.broadcast() || message.yiaddr().isAny();
    awaySide.send(
        UdpFrame.encode(
            new Endpoint(awaySide.mac(), giaddr(), SERVER_PORT),
            new Endpoint(
                toAll ? MacAddress.BROADCAST : message.chaddr().mac().orElseThrow(),
                toAll ? Ipv4Address.BROADCAST : message.yiaddr(),
                CLIENT_PORT),
            message.toBytes()));
  }

  /** Passes a packet on as it is. */
  private static void route(UdpFrame frame, WireStation by, MacAddress to) {
    byte[] payload =
        Arrays.copyOfRange(
            frame.bytes(), frame.payloadOffset(), frame.payloadOffset() + frame.payloadLength());
    by.send(
        UdpFrame.encode(
            new Endpoint(by.mac(), frame.sourceIp(), frame.sourcePort()),
            new Endpoint(to, frame.destinationIp(), frame.destinationPort()),
            payload));
  }
}

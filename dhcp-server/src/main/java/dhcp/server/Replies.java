package dhcp.server;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.net.MacAddress;
import dhcp.server.engine.Destination;
import dhcp.server.engine.Reply;

/** Puts the engine's replies into frames. */
final class Replies {
  private Replies() {}

  /**
   * @param mac the hardware address of the interface that it leaves by
   */
  static byte[] frame(Reply reply, MacAddress mac) {
    Destination to = reply.destination();
    return UdpFrame.encode(
        new Endpoint(mac, reply.source(), Port.SERVER_PORT),
        new Endpoint(to.mac(), to.ip(), to.port()),
        reply.message().length(),
        reply.message()::write);
  }
}

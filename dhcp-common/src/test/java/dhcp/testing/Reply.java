package dhcp.testing;

import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Option;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * A server's answer, with the frame that it came in.
 *
 * @param sighting the frame and its time
 * @param udp its headers
 * @param message what it says
 */
public record Reply(Sighting sighting, UdpFrame udp, DhcpMessage message) {
  /** The frame as a reply, when it is one. */
  public static Optional<Reply> in(Sighting sighting) {
    return sighting
        .dhcp()
        .filter(message -> message.op() == Op.BOOTREPLY)
        .map(message -> new Reply(sighting, sighting.udp().orElseThrow(), message));
  }

  /** The frame as a reply of that transaction, when it is one. */
  public static Optional<Reply> in(Sighting sighting, int xid) {
    return in(sighting).filter(reply -> reply.message.xid() == xid);
  }

  public MessageType type() {
    return message.messageType().orElseThrow(() -> new AssertionError("no type: " + message));
  }

  public Ipv4Address yiaddr() {
    return message.yiaddr();
  }

  /**
   * The option's value.
   *
   * @throws AssertionError when the reply does not have it
   */
  public <T> T get(Option<T> option) {
    return message
        .get(option)
        .orElseThrow(() -> new AssertionError("no " + option.name() + " in " + message));
  }

  /** The reply as this type, for a test that goes on with it. */
  public Reply of(MessageType wanted) {
    if (type() != wanted) {
      throw new AssertionError("not " + wanted.rfcName() + ": " + message);
    }
    return this;
  }
}

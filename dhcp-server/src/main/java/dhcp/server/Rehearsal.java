package dhcp.server;

import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.Reason;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerLink.OwnAddress;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of a made-up client on a made-up network (RFC 5737), played in memory before the server
 * says that it is ready. A JVM loads a class when it is first used: without this the first client
 * would wait for about two hundred of them, and RFC 2131's clients do not wait for long.
 */
final class Rehearsal {
  private static final Subnet NETWORK = Subnet.parse("192.0.2.0/24");
  private static final Ipv4Address SERVER = NETWORK.network().plus(1);
  private static final MacAddress SERVER_MAC = MacAddress.parse("02:00:00:00:00:fe");
  private static final MacAddress CLIENT = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4Address ELSEWHERE = Ipv4Address.of(198, 51, 100, 1);
  private static final int CLIENT_PORT = 68;
  private static final long STEP_MILLIS = 20_000;

  private final ServerLink link =
      new ServerLink("rehearsal", SERVER_MAC, List.of(new OwnAddress(SERVER, NETWORK)), List.of());
  private final Engine engine =
      new Engine(
          ServerPolicy.of(
              List.of(
                  SubnetPolicy.builder(NETWORK)
                      .range(NETWORK.network().plus(100), NETWORK.network().plus(200))
                      .build())),
          new SecureRandom());
  private final List<Reason> reasons = new ArrayList<>();
  private long now;

  private Rehearsal() {}

  /** Plays it, and says why each of the messages was answered as it was. */
  static List<Reason> play() {
    Rehearsal rehearsal = new Rehearsal();
    Ipv4Address address = rehearsal.hear(message(MessageType.DISCOVER));
    rehearsal.hear(
        message(MessageType.REQUEST)
            .put(Options.REQUESTED_ADDRESS, address)
            .put(Options.SERVER_IDENTIFIER, SERVER));
    rehearsal.hear(message(MessageType.REQUEST).ciaddr(address));
    rehearsal.hear(message(MessageType.REQUEST).put(Options.REQUESTED_ADDRESS, ELSEWHERE));
    rehearsal.hear(
        message(MessageType.RELEASE).ciaddr(address).put(Options.SERVER_IDENTIFIER, SERVER));
    return rehearsal.reasons;
  }

  private static MessageBuilder message(MessageType type) {
    return DhcpMessage.request(1, HardwareAddress.ofEthernet(CLIENT))
        .put(Options.MESSAGE_TYPE, type)
        .put(Options.PARAMETER_REQUEST_LIST, List.of(Options.SUBNET_MASK.code()));
  }

  /** Takes one message through all that a real one goes through, but for the wire and the disk. */
  private Ipv4Address hear(MessageBuilder sent) {
    byte[] payload = sent.build().toBytes();
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(CLIENT, Ipv4Address.ANY, CLIENT_PORT),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, Port.SERVER_PORT),
            payload);
    if (FrameDecoder.decode(frame, frame.length) instanceof UdpFrame udp
        && DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      return decide(
          new Arrival(
              message, link, CLIENT, udp.sourceIp(), udp.destinationIp(), udp.sourcePort()));
    }
    return Ipv4Address.ANY;
  }

  private Ipv4Address decide(Arrival arrival) {
    now += STEP_MILLIS;
    Decision decision = engine.decide(arrival, now);
    engine.stored(engine.apply(decision, now));
    engine.reply(decision).ifPresent(reply -> Replies.frame(reply, SERVER_MAC));
    DecisionText text = new DecisionText(decision);
    reasons.add(text.entry(0).reason());
    text.asked();
    return decision.address();
  }
}

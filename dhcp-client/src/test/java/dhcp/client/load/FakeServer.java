package dhcp.client.load;

import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server in memory whose answers wait until they are asked for, and may be spoilt before. */
final class FakeServer implements Exchanges.Outlet {
  static final Ipv4Address ADDRESS = Ipv4Address.of(10, 0, 0, 1);
  static final long LEASE_SECONDS = 3600;
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:fe");
  private static final Endpoint FROM = new Endpoint(MAC, ADDRESS, 67);
  private static final Endpoint TO = new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 68);

  final Deque<byte[]> answers = new ArrayDeque<>();
  final Map<MessageType, Integer> received = new HashMap<>();
  UnaryOperator<MessageBuilder> spoil = UnaryOperator.identity();

  /** How many different addresses there are. */
  int addresses = Integer.MAX_VALUE;

  private final Map<String, Integer> numbers = new HashMap<>();

  @Override
  public boolean send(byte[] frame) {
    UdpFrame udp = (UdpFrame) FrameDecoder.decode(frame.clone(), frame.length);
    DhcpMessage message =
        (DhcpMessage) DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    MessageType type = message.messageType().orElseThrow();
    received.merge(type, 1, Integer::sum);
    if (type == MessageType.DISCOVER) {
      answer(message, MessageType.OFFER);
    } else if (type == MessageType.REQUEST) {
      answer(message, MessageType.ACK);
    }
    return true;
  }

  private void answer(DhcpMessage request, MessageType type) {
    int number = numbers.computeIfAbsent(request.chaddr().toString(), mac -> numbers.size() + 1);
    MessageBuilder reply =
        DhcpMessage.replyTo(request)
            .put(Options.MESSAGE_TYPE, type)
            .put(Options.SERVER_IDENTIFIER, ADDRESS)
            .put(Options.LEASE_TIME, LEASE_SECONDS)
            .yiaddr(ADDRESS.plus(1 + number % addresses));
    answers.add(UdpFrame.encode(FROM, TO, spoil.apply(reply).build().toBytes()));
  }

  /** Gives all answers, and the answers to what follows from them, at a time. */
  void deliver(Exchanges exchanges, long now) {
    while (!answers.isEmpty()) {
      deliverOne(exchanges, now);
    }
  }

  void deliverOne(Exchanges exchanges, long now) {
    byte[] frame = answers.remove();
    exchanges.onFrame(frame, frame.length, now);
  }
}

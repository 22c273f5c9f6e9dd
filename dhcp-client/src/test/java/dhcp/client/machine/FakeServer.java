package dhcp.client.machine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a server's answers to what a client under test has sent. */
record FakeServer(Ipv4Address id, Ipv4Address address, long leaseSeconds) {
  static final Ipv4Address SERVER = Ipv4Address.of(192, 168, 1, 1);
  static final Ipv4Address CLIENT = Ipv4Address.of(192, 168, 1, 100);
  static final Ipv4Address MASK = Ipv4Address.of(255, 255, 255, 0);
  static final MacAddress MAC = MacAddress.parse("02:00:00:00:ff:01");
  static final Sender SENDER = new Sender(MAC, SERVER);

  static FakeServer leasing(long seconds) {
    return new FakeServer(SERVER, CLIENT, seconds);
  }

  FakeServer named(Ipv4Address other) {
    return new FakeServer(other, address, leaseSeconds);
  }

  FakeServer giving(Ipv4Address other) {
    return new FakeServer(id, other, leaseSeconds);
  }

  /** An answer with what a server says in every lease. */
  MessageBuilder lease(MessageType type, DhcpMessage request) {
    return DhcpMessage.replyTo(request)
        .yiaddr(address)
        .put(Options.MESSAGE_TYPE, type)
        .put(Options.SERVER_IDENTIFIER, id)
        .put(Options.LEASE_TIME, leaseSeconds)
        .put(Options.SUBNET_MASK, MASK)
        .put(Options.ROUTER, List.of(SERVER));
  }

  DhcpMessage offer(DhcpMessage discover) {
    return lease(MessageType.OFFER, discover).build();
  }

  DhcpMessage ack(DhcpMessage request) {
    return lease(MessageType.ACK, request).build();
  }

  DhcpMessage ack(DhcpMessage request, UnaryOperator<MessageBuilder> change) {
    return change.apply(lease(MessageType.ACK, request)).build();
  }

  DhcpMessage offer(DhcpMessage request, UnaryOperator<MessageBuilder> change) {
    return change.apply(lease(MessageType.OFFER, request)).build();
  }

  DhcpMessage nak(DhcpMessage request) {
    return DhcpMessage.replyTo(request)
        .put(Options.MESSAGE_TYPE, MessageType.NAK)
        .put(Options.SERVER_IDENTIFIER, id)
        .put(Options.MESSAGE, "wrong network")
        .build();
  }
}

package dhcp.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A DHCP server of a test's making: it sees what the client sends, and sends what the test says,
 * right or wrong. Each await takes the next message of the client.
 */
final class ScriptedServer implements AutoCloseable {
  static final Ipv4Address SERVER = Ipv4Address.of(192, 168, 1, 1);
  static final Ipv4Address ADDRESS = Ipv4Address.of(192, 168, 1, 100);
  static final long LEASE_SECONDS = 3600;

  private static final Ipv4Address MASK = Ipv4Address.of(255, 255, 255, 0);

  private final Station station;
  private long seenUntil = System.nanoTime();

  private ScriptedServer(Station station) {
    this.station = station;
  }

  /** One at the node of the server, whose kernel has 192.168.1.1 and answers ARP for it. */
  static ScriptedServer at(Lab lab) {
    return new ScriptedServer(Station.at(lab, Lab.SERVER));
  }

  Station station() {
    return station;
  }

  /** The next message of this type, with its frame. */
  Request await(MessageType type) {
    return await(type.rfcName(), m -> m.messageType().equals(Optional.of(type)));
  }

  /** The next message of the client, whatever it is. */
  Request next() {
    return await("message", message -> message.op() == Op.BOOTREQUEST);
  }

  /** The next REQUEST, which must be for the address and of the server of {@link #offer}. */
  Request awaitGoodRequest() {
    Request request = await(MessageType.REQUEST);
    assertEquals(ADDRESS, request.message().get(Options.REQUESTED_ADDRESS).orElseThrow());
    assertEquals(SERVER, request.message().get(Options.SERVER_IDENTIFIER).orElseThrow());
    return request;
  }

  /** With the patience that a program needs that is still starting. */
  private Request await(String what, Predicate<DhcpMessage> wanted) {
    Request request =
        station
            .poll(
                0,
                Deadline.PATIENCE,
                sighting ->
                    Request.in(sighting)
                        .filter(r -> r.nanos() > seenUntil && wanted.test(r.message())))
            .orElseThrow(() -> new AssertionError("no " + what + "; seen: " + station.since(0)));
    seenUntil = request.nanos();
    return request;
  }

  /** What has come so far is not waited for any more. */
  void forget() {
    seenUntil = System.nanoTime();
  }

  /**
   * A client's message.
   *
   * @param nanos when it came, on the clock of {@link System#nanoTime}
   */
  record Request(DhcpMessage message, UdpFrame frame, long nanos) {
    private static Optional<Request> in(Sighting sighting) {
      return sighting
          .dhcp()
          .map(message -> new Request(message, sighting.udp().orElseThrow(), sighting.nanos()));
    }
  }

  /** A usual offer. */
  static MessageBuilder offer(Request discover) {
    return lease(MessageType.OFFER, discover);
  }

  /** A usual acknowledgement. */
  static MessageBuilder ack(Request request) {
    return lease(MessageType.ACK, request);
  }

  private static MessageBuilder lease(MessageType type, Request request) {
    return DhcpMessage.replyTo(request.message())
        .yiaddr(ADDRESS)
        .maxSize(MessageBuilder.MAX_DATAGRAM)
        .put(Options.MESSAGE_TYPE, type)
        .put(Options.SERVER_IDENTIFIER, SERVER)
        .put(Options.LEASE_TIME, LEASE_SECONDS)
        .put(Options.SUBNET_MASK, MASK)
        .put(Options.ROUTER, List.of(SERVER));
  }

  static MessageBuilder nak(Request request) {
    return DhcpMessage.replyTo(request.message())
        .put(Options.MESSAGE_TYPE, MessageType.NAK)
        .put(Options.SERVER_IDENTIFIER, SERVER);
  }

  /** Broadcasts a message to clients. */
  void send(MessageBuilder message) {
    send(message.build());
  }

  void send(DhcpMessage message) {
    station.send(frame(message.toBytes()));
  }

  /** A frame to all clients with this payload, whatever it is. */
  static byte[] frame(byte[] payload) {
    return UdpFrame.encode(
        new Endpoint(Lab.serverMac(), SERVER, 67),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 68),
        payload);
  }

  /** Leases as a good server does. */
  void lease() {
    lease(UnaryOperator.identity());
  }

  /**
   * Leases.
   *
   * @param change what is changed in OFFER and ACK
   */
  void lease(UnaryOperator<MessageBuilder> change) {
    send(change.apply(offer(await(MessageType.DISCOVER))));
    send(change.apply(ack(await(MessageType.REQUEST))));
  }

  @Override
  public void close() {
    station.close();
  }
}

package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An engine with a clock, a link and a disk that works at once: what a shell does, in memory. */
final class TestServer {
  static final Ipv4Address SERVER = ip("192.168.1.1");
  static final MacAddress RELAY_MAC = MacAddress.parse("02:aa:00:00:00:01");

  static final ServerLink LINK =
      new ServerLink(
          "eth0",
          MacAddress.parse("02:ff:00:00:00:01"),
          List.of(new ServerLink.OwnAddress(SERVER, Subnet.parse("192.168.1.0/24"))),
          List.of());

  final Engine engine;
  final ServerLink link;
  long now = 1_000_000_000L;
  boolean diskWorks = true;

  /** What came of a message. */
  record Outcome(Decision decision, Optional<Reply> reply, List<LeaseChange> changes) {
    DhcpMessage message() {
      return reply.orElseThrow().message();
    }

    Ipv4Address yiaddr() {
      return message().yiaddr();
    }

    Reason reason() {
      return decision.reason();
    }
  }

  TestServer(ServerPolicy policy) {
    this(policy, LINK);
  }

  TestServer(ServerPolicy policy, ServerLink link) {
    engine = new Engine(policy, new SplittableRandom(7));
    this.link = link;
  }

  /** A message by broadcast from a client on the link. */
  Outcome broadcast(MessageBuilder message) {
    DhcpMessage built = message.build();
    return arrive(built, built.chaddr().mac().orElseThrow(), built.ciaddr(), Ipv4Address.BROADCAST);
  }

  /** A message from a client on the link to the server alone. */
  Outcome unicast(MessageBuilder message) {
    DhcpMessage built = message.build();
    return arrive(built, built.chaddr().mac().orElseThrow(), built.ciaddr(), SERVER);
  }

  /** A message through a relay agent. */
  Outcome relayed(MessageBuilder message, String giaddr) {
    DhcpMessage built = message.giaddr(ip(giaddr)).build();
    return arrive(built, RELAY_MAC, built.giaddr(), SERVER);
  }

  /** A message from a client behind a router, to the server alone. */
  Outcome routed(MessageBuilder message) {
    DhcpMessage built = message.build();
    return arrive(built, RELAY_MAC, built.ciaddr(), SERVER);
  }

  Outcome arrive(
      DhcpMessage message, MacAddress frameSource, Ipv4Address source, Ipv4Address destination) {
    return arrive(
        new Arrival(message, link, frameSource, source, destination, source.isAny() ? 68 : 67));
  }

  Outcome arrive(Arrival arrival) {
    Decision decision = engine.decide(arrival, now);
    List<LeaseChange> changes = engine.apply(decision, now);
    if (diskWorks) {
      engine.stored(changes);
    }
    return new Outcome(decision, engine.reply(decision), changes);
  }

  /** DISCOVER, OFFER, REQUEST, ACK; returns the address. */
  Ipv4Address bind(TestClient client) {
    Ipv4Address offered = broadcast(client.discover()).yiaddr();
    Outcome ack = broadcast(client.select(offered, SERVER));
    assertInstanceOf(Decision.Ack.class, ack.decision());
    return offered;
  }

  void after(long seconds) {
    now += seconds * 1000;
  }
}

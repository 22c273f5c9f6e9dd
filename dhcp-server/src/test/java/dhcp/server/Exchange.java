package dhcp.server;

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
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * What an engine with a policy answers to a client, on a link where the server has the address .1.
 */
final class Exchange {
  private static final long NOW = 1_000_000;

  private final Engine engine;
  private final ServerLink link;

  Exchange(ServerPolicy policy, String serverAddress) {
    this.engine = new Engine(policy, new SplittableRandom(7));
    Ipv4Address own = Ipv4Address.parse(serverAddress);
    this.link =
        new ServerLink(
            "eth0",
            MacAddress.parse("02:00:00:00:00:fe"),
            List.of(new ServerLink.OwnAddress(own, Subnet.containing(own, 24))),
            List.of());
  }

  /** The answer to a DISCOVER. */
  Optional<DhcpMessage> discover(String mac, UnaryOperator<MessageBuilder> more) {
    return answer(MessageType.DISCOVER, mac, more);
  }

  /** The decision about a DISCOVER. */
  Decision decide(String mac) {
    return engine.decide(arrival(MessageType.DISCOVER, mac, UnaryOperator.identity()), NOW);
  }

  private Optional<DhcpMessage> answer(
      MessageType type, String mac, UnaryOperator<MessageBuilder> more) {
    Decision decision = engine.decide(arrival(type, mac, more), NOW);
    engine.apply(decision, NOW);
    return engine.reply(decision).map(reply -> reply.message());
  }

  private Arrival arrival(MessageType type, String mac, UnaryOperator<MessageBuilder> more) {
    HardwareAddress chaddr = HardwareAddress.ofEthernet(MacAddress.parse(mac));
    DhcpMessage message =
        more.apply(DhcpMessage.request(1, chaddr).put(Options.MESSAGE_TYPE, type)).build();
    return new Arrival(
        message,
        link,
        MacAddress.parse(mac),
        Ipv4Address.ANY,
        message.giaddr().isAny() ? Ipv4Address.BROADCAST : link.addresses().get(0).address(),
        message.giaddr().isAny() ? 68 : 67);
  }
}

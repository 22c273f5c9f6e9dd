package dhcp.client;

import dhcp.client.machine.Action;
import dhcp.message.DhcpMessage;
import dhcp.message.MessagePrinter;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines about messages: one when each is sent or comes, and with -vv all that is in them. */
final class MessageLog {
  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  private final String interfaceName;

  MessageLog(String interfaceName) {
    this.interfaceName = interfaceName;
  }

  /** A message is on its way, or is not. */
  void sent(Action.Send action, Courier.Delivery delivery) {
    DhcpMessage message = action.message();
    switch (delivery) {
      case SENT -> {
        LOG.info("{} on {} to {} port 67", what(message), interfaceName, action.to());
        decoded(message);
      }
      case NOT_SENT -> LOG.info("{} cannot be sent: {} is down", what(message), interfaceName);
      case UNREACHABLE ->
          LOG.warn("{} cannot be sent: nobody answers ARP for {}", what(message), action.to());
      case WAITING -> LOG.trace("{} waits for ARP", what(message));
    }
  }

  private static String what(DhcpMessage message) {
    String name = message.messageType().map(MessageType::rfcName).orElse("BOOTREQUEST");
    return name + address(message).map(a -> " for " + a).orElse("");
  }

  private static Optional<Ipv4Address> address(DhcpMessage message) {
    return message
        .get(Options.REQUESTED_ADDRESS)
        .or(() -> Optional.of(message.ciaddr()))
        .filter(address -> !address.isAny());
  }

  /** A message came that is well-formed. */
  void received(DhcpMessage message) {
    decoded(message);
  }

  /** A message was an acknowledgement that is acted on. */
  void acknowledged(DhcpMessage ack) {
    LOG.info(
        "DHCPACK of {} from {}",
        ack.yiaddr(),
        ack.get(Options.SERVER_IDENTIFIER).orElse(Ipv4Address.ANY));
  }

  private static void decoded(DhcpMessage message) {
    if (LOG.isTraceEnabled()) {
      MessagePrinter.decoded(message).lines().forEach(LOG::trace);
    }
  }
}

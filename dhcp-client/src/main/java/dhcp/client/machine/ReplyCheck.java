package dhcp.client.machine;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a message is an answer to ours at all (RFC 2131 section 4.4.1, RFC 6842). */
final class ReplyCheck {
  private ReplyCheck() {}

  /**
   * The reason to leave the message alone, or empty.
   *
   * @param exchange the request that waits for an answer; empty when none does
   */
  static Optional<Drop> check(Identity identity, Optional<Exchange> exchange, DhcpMessage message) {
    if (message.op() != Op.BOOTREPLY) {
      return Optional.of(Drop.NOT_A_REPLY);
    }
    Optional<MessageType> type = message.messageType();
    if (type.isEmpty()) {
      return Optional.of(Drop.BOOTP);
    }
    if (type.get() == MessageType.FORCERENEW) {
      return Optional.of(Drop.FORCERENEW_UNAUTHENTICATED);
    }
    if (!message.chaddr().equals(HardwareAddress.ofEthernet(identity.hardwareAddress()))) {
      return Optional.of(Drop.WRONG_HARDWARE_ADDRESS);
    }
    if (exchange.isEmpty()) {
      return Optional.of(Drop.NOT_EXPECTED);
    }
    if (message.xid() != exchange.get().xid()) {
      return Optional.of(Drop.WRONG_XID);
    }
    return echoesOther(identity, message) ? Optional.of(Drop.WRONG_CLIENT_ID) : Optional.empty();
  }

  private static boolean echoesOther(Identity identity, DhcpMessage message) {
    Optional<byte[]> echoed = message.raw(Options.CLIENT_IDENTIFIER.code());
    return echoed.isPresent()
        && identity.clientId().isPresent()
        && !Arrays.equals(echoed.get(), identity.clientId().get().bytes());
  }

  /** The same for a message that must come from one server: the one that option 54 names. */
  static Optional<Drop> from(Ipv4Address server, DhcpMessage message) {
    return server(message)
        .map(
            named -> named.equals(server) ? Optional.<Drop>empty() : Optional.of(Drop.OTHER_SERVER))
        .orElse(Optional.of(Drop.NO_SERVER_IDENTIFIER));
  }

  /** The same for a message that may come from every server that the settings allow. */
  static Optional<Drop> fromAny(OfferPolicy policy, DhcpMessage message) {
    return server(message)
        .map(
            named ->
                policy.allows(named) ? Optional.<Drop>empty() : Optional.of(Drop.DENIED_SERVER))
        .orElse(Optional.of(Drop.NO_SERVER_IDENTIFIER));
  }

  private static Optional<Ipv4Address> server(DhcpMessage message) {
    return message.get(Options.SERVER_IDENTIFIER);
  }

  /** Whether the message lacks an option that the settings require. */
  static boolean lacksOne(List<Integer> required, DhcpMessage message) {
    return !required.stream().allMatch(message::has);
  }
}

package dhcp.message;

/**
 * A message in words for people: one line, or every field and option. Whatever came from the
 * network is escaped and cut, so that any message may be printed anywhere.
 */
public final class MessagePrinter {
  private MessagePrinter() {}

  /** One line: kind, transaction, client and the addresses that are set. */
  public static String summary(DhcpMessage message) {
    return kind(message) + String.format(" xid 0x%08x ", message.xid()) + message.chaddr();
  }

  private static String kind(DhcpMessage message) {
    return message.messageType().map(MessageType::rfcName).orElseGet(() -> message.op().name());
  }
}

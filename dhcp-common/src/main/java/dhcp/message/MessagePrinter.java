package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.HexFormat;

/**
 * A message in words for people: one line, or every field and option. Whatever came from the
 * network is escaped and cut, so that any message may be printed anywhere.
 */
public final class MessagePrinter {
  /** Enough for every sensible value; what is longer ends in "...". */
  private static final int VALUE_LIMIT = 1024;

  private static final HexFormat HEX = HexFormat.of();

  private MessagePrinter() {}

  /** One line: kind, transaction, client and what else is set of the addresses. */
  public static String summary(DhcpMessage message) {
    StringBuilder out = new StringBuilder(160);
    out.append(kind(message)).append(xid(message)).append(' ').append(message.chaddr());
    address(out, " ciaddr ", message.ciaddr());
    address(out, " yiaddr ", message.yiaddr());
    address(out, " siaddr ", message.siaddr());
    address(out, " giaddr ", message.giaddr());
    option(out, message, Options.REQUESTED_ADDRESS);
    option(out, message, Options.SERVER_IDENTIFIER);
    option(out, message, Options.LEASE_TIME);
    option(out, message, Options.HOST_NAME);
    return out.toString();
  }

  /** Every field of the header and every option, one line each, without a line end at the end. */
  public static String decoded(DhcpMessage message) {
    HardwareAddress chaddr = message.chaddr();
    StringBuilder out = new StringBuilder(1024);
    out.append(kind(message)).append(xid(message)).append(", ").append(message.length());
    out.append(" bytes\n  op ").append(message.op());
    out.append(", htype ").append(chaddr.htype()).append(", hlen ").append(chaddr.length());
    out.append(", hops ").append(message.hops()).append(", secs ").append(message.secs());
    out.append(", flags 0x").append(HEX.toHexDigits((short) message.flags()));
    out.append(message.broadcast() ? " (broadcast)" : "");
    out.append("\n  ciaddr ").append(message.ciaddr()).append(", yiaddr ").append(message.yiaddr());
    out.append(", siaddr ").append(message.siaddr()).append(", giaddr ").append(message.giaddr());
    out.append("\n  chaddr ").append(chaddr);
    text(out, "\n  sname ", message.sname());
    text(out, "\n  file ", message.file());
    out.append(message.hasCookie() ? "" : "\n  no magic cookie, no options");
    for (int code : message.codes()) {
      Option<?> option = Options.of(code);
      out.append("\n  ").append(code).append(' ').append(option.name()).append(": ");
      out.append(value(message, option));
    }
    return out.toString();
  }

  private static String kind(DhcpMessage message) {
    return message.messageType().map(MessageType::rfcName).orElseGet(() -> message.op().name());
  }

  private static String xid(DhcpMessage message) {
    return " xid 0x" + HEX.toHexDigits(message.xid());
  }

  private static void address(StringBuilder out, String label, Ipv4Address address) {
    if (!address.isAny()) {
      out.append(label).append(address);
    }
  }

  private static void option(StringBuilder out, DhcpMessage message, Option<?> option) {
    if (message.has(option)) {
      out.append(' ').append(option.name()).append(' ').append(value(message, option));
    }
  }

  private static void text(StringBuilder out, String label, String text) {
    if (!text.isEmpty()) {
      out.append(label).append('"').append(Text.escape(text)).append('"');
    }
  }

  private static String value(DhcpMessage message, Option<?> option) {
    String text = message.raw(option.code()).map(option::describe).orElse("");
    return text.length() > VALUE_LIMIT ? text.substring(0, VALUE_LIMIT) + "..." : text;
  }
}

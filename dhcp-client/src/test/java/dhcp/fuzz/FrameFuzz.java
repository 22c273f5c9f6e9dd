package dhcp.fuzz;

import dhcp.cli.JsonFields;
import dhcp.frame.ArpFrame;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessagePrinter;
import dhcp.message.Options;
import java.util.Arrays;
import java.util.Optional;

/** A frame from Ethernet byte 0: to a message, to text and JSON, and back to bytes. */
public final class FrameFuzz {
  /** An option is printed to this many characters at most, and a few for its name and escapes. */
  private static final int LONGEST = 64 * 1024;

  private static final int OVERLOAD = 52;

  private FrameFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Work.bounded(input, 4_096, () -> decode(input));
  }

  private static void decode(byte[] input) {
    Frame frame = FrameDecoder.decode(input, input.length);
    if (frame instanceof ArpFrame arp) {
      byte[] again = arp.encode();
      Work.check(arp.equals(FrameDecoder.decode(again, again.length)), "ARP changed: " + arp);
    } else if (frame instanceof UdpFrame udp
        && DhcpMessage.parse(input, udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      tell(message);
      rebuild(message);
    }
    // The codec must not rely on the checks of the layers below.
    if (DhcpMessage.parse(input, 0, input.length) instanceof DhcpMessage message) {
      tell(message);
      rebuild(message);
    }
  }

  private static void tell(DhcpMessage message) {
    String line = MessagePrinter.summary(message);
    String all = MessagePrinter.decoded(message);
    Work.check(isPrintable(line), "not escaped: " + line);
    Work.check(isPrintable(all.replace("\n", "")), "not escaped: " + all);
    Work.check(line.length() < LONGEST, "a line of " + line.length() + " characters");
    JsonFields fields = new JsonFields().put("message", all);
    Work.check(isPrintable(fields.toString()), "not escaped: " + fields);
  }

  private static boolean isPrintable(String text) {
    return text.chars()
        .noneMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0 || Character.isISOControl(c));
  }

  /** What was read can be written, and reads the same: every option that found room. */
  private static void rebuild(DhcpMessage message) {
    MessageBuilder builder = DhcpMessage.request(message.xid(), message.chaddr());
    builder.ciaddr(message.ciaddr()).yiaddr(message.yiaddr()).giaddr(message.giaddr());
    for (int code : message.codes()) {
      Optional<byte[]> raw = message.raw(code);
      Work.check(raw.isPresent(), "option " + code + " is listed and not there");
      message.get(Options.of(code));
      if (code != OVERLOAD) {
        builder.putRaw(code, raw.get());
      }
    }
    byte[] bytes = builder.maxSize(MessageBuilder.MAX_DATAGRAM).build().toBytes();
    Work.check(
        DhcpMessage.parse(bytes, 0, bytes.length) instanceof DhcpMessage again
            && again.xid() == message.xid()
            && sameOptions(message, again, builder),
        "written and read again it is another: " + message);
  }

  private static boolean sameOptions(
      DhcpMessage message, DhcpMessage again, MessageBuilder builder) {
    return Arrays.stream(message.codes())
        .filter(code -> code != OVERLOAD)
        .filter(code -> !builder.omitted().contains(code))
        .allMatch(code -> Arrays.equals(message.raw(code).get(), again.raw(code).orElse(null)));
  }
}

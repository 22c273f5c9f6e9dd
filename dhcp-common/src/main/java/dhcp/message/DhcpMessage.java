package dhcp.message;

import dhcp.message.OptionIndex.Ending;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A DHCP or BOOTP message (RFC 2131 section 2, layout in {@link Header}): an immutable view over
 * its own copy of the wire bytes. Fields and options are decoded when they are asked for.
 *
 * <p>Text and bytes come from the network unchecked; escape them ({@link Text}) before they reach a
 * log, a terminal or a file.
 */
public final class DhcpMessage implements Parsed {
  private final byte[] bytes;
  private final Optional<MessageType> messageType;

  /** Which of file and sname hold options: the valid value of option 52, else 0. */
  private final int overload;

  /** Made when it is first needed, which for what is only written is never. */
  private volatile OptionIndex options;

  private DhcpMessage(
      byte[] bytes, OptionIndex options, Optional<MessageType> messageType, int overload) {
    this.bytes = bytes;
    this.options = options;
    this.messageType = messageType;
    this.overload = overload;
  }

  /**
   * Reads a message. Total: whatever the bytes are, the answer is a message or a reason.
   *
   * <p>Without the magic cookie the message is a BOOTP message without options. Each of the
   * options, file and sname fields is read once; option 52 counts in the options field only. The
   * last option must be END (RFC 2131 section 4.1); its absence is forgiven in replies and in BOOTP
   * messages when all options are whole.
   */
  public static Parsed parse(byte[] datagram, int offset, int length) {
    if (length < Header.OPTIONS) {
      return new Malformed(Malformed.Reason.TOO_SHORT);
    }
    if (length > 0xffff) {
      return new Malformed(Malformed.Reason.TOO_LONG);
    }
    return read(Arrays.copyOfRange(datagram, offset, offset + length));
  }

  /**
   * What was written by {@link OptionWriter}, with the cookie, into bytes that stay as they are.
   */
  static DhcpMessage written(byte[] bytes, Optional<MessageType> messageType, int overload) {
    return new DhcpMessage(bytes, OptionIndex.NONE_YET, messageType, overload);
  }

  private OptionIndex options() {
    OptionIndex index = options;
    if (index == OptionIndex.NONE_YET) {
      index = new OptionIndex(bytes);
      index.scan(Header.OPTIONS, bytes.length);
      index.scanOverload(overload);
      options = index;
    }
    return index;
  }

  /** Reads bytes that nobody else will change. */
  private static Parsed read(byte[] bytes) {
    if (Op.of(bytes[Header.OP]).isEmpty()) {
      return new Malformed(Malformed.Reason.BAD_OP);
    }
    int hlen = Bytes.int8(bytes, Header.HLEN);
    boolean ethernet = bytes[Header.HTYPE] == HardwareAddress.ETHERNET;
    if (hlen == 0 || hlen > HardwareAddress.MAX_LENGTH || ethernet && hlen != 6) {
      return new Malformed(Malformed.Reason.BAD_HLEN);
    }
    OptionIndex options = new OptionIndex(bytes);
    if (!cookieIn(bytes)) {
      return new DhcpMessage(bytes, options, Optional.empty(), 0);
    }
    Ending ending = options.scan(Header.OPTIONS, bytes.length);
    int value = options.onlyByte(Header.OVERLOAD);
    int overload = value >= 1 && value <= 3 ? value : 0;
    if (ending == Ending.CUT || overload != 0 && options.scanOverload(overload) == Ending.CUT) {
      return new Malformed(Malformed.Reason.OPTION_PAST_END);
    }
    Parsed parsed = withMessageType(bytes, options, overload);
    return ending == Ending.WITHOUT_END && mustEnd(parsed)
        ? new Malformed(Malformed.Reason.NO_END)
        : parsed;
  }

  /** A server is strict with what clients send; a client takes what it can from any server. */
  private static boolean mustEnd(Parsed parsed) {
    return parsed instanceof DhcpMessage message
        && message.op() == Op.BOOTREQUEST
        && message.messageType.isPresent();
  }

  private static Parsed withMessageType(byte[] bytes, OptionIndex options, int overload) {
    int code = Options.MESSAGE_TYPE.code();
    int pieces = options.pieces(code);
    if (pieces > 1) {
      return new Malformed(Malformed.Reason.REPEATED_MESSAGE_TYPE);
    }
    Optional<MessageType> type = MessageType.of(options.onlyByte(code));
    return pieces == 1 && type.isEmpty()
        ? new Malformed(Malformed.Reason.BAD_MESSAGE_TYPE)
        : new DhcpMessage(bytes, options, type, overload);
  }

  private static boolean cookieIn(byte[] bytes) {
    return Bytes.int32(bytes, Header.COOKIE) == Header.MAGIC_COOKIE;
  }

  /** A client's message to begin with: BOOTREQUEST, everything else zero. */
  public static MessageBuilder request(int xid, HardwareAddress chaddr) {
    return new MessageBuilder(Op.BOOTREQUEST, xid, chaddr);
  }

  /**
   * A server's answer to begin with: htype, hlen, xid, flags, giaddr and chaddr of the request, all
   * else zero (RFC 2131 table 3).
   */
  public static MessageBuilder replyTo(DhcpMessage request) {
    return new MessageBuilder(Op.BOOTREPLY, request.xid(), request.chaddr())
        .flags(request.flags())
        .giaddr(request.giaddr());
  }

  /**
   * The same message to put more into: fields and options are as they are here. What is built from
   * it may be larger than any datagram; it is for keeping, not for sending.
   */
  public MessageBuilder toBuilder() {
    return new MessageBuilder(this);
  }

  public Op op() {
    return bytes[Header.OP] == 1 ? Op.BOOTREQUEST : Op.BOOTREPLY;
  }

  /** How many relay agents have passed the message on, 0 to 255. */
  public int hops() {
    return Bytes.int8(bytes, Header.HOPS);
  }

  /** The transaction, chosen by the client; any 32 bits. */
  public int xid() {
    return Bytes.int32(bytes, Header.XID);
  }

  /** Seconds since the client began, as it says, 0 to 65535. */
  public int secs() {
    return Bytes.int16(bytes, Header.SECS);
  }

  /** All 16 bits of the flags field. */
  public int flags() {
    return Bytes.int16(bytes, Header.FLAGS);
  }

  /** Whether the client wants the answer by broadcast (RFC 2131 section 4.1). */
  public boolean broadcast() {
    return (flags() & Header.BROADCAST_FLAG) != 0;
  }

  public Ipv4Address ciaddr() {
    return Ipv4Address.read(bytes, Header.CIADDR);
  }

  public Ipv4Address yiaddr() {
    return Ipv4Address.read(bytes, Header.YIADDR);
  }

  public Ipv4Address siaddr() {
    return Ipv4Address.read(bytes, Header.SIADDR);
  }

  public Ipv4Address giaddr() {
    return Ipv4Address.read(bytes, Header.GIADDR);
  }

  /** The client's hardware address with its type. */
  public HardwareAddress chaddr() {
    return HardwareAddress.read(
        Bytes.int8(bytes, Header.HTYPE), bytes, Header.CHADDR, bytes[Header.HLEN]);
  }

  /** The server's name, a character per byte, up to the first NUL; "" when options lie there. */
  public String sname() {
    return (overload & Header.OVERLOAD_SNAME) != 0 ? "" : textAt(Header.SNAME, Header.SNAME_LENGTH);
  }

  /** The boot file's name, a character per byte, up to the first NUL; "" when options lie there. */
  public String file() {
    return (overload & Header.OVERLOAD_FILE) != 0 ? "" : textAt(Header.FILE, Header.FILE_LENGTH);
  }

  private String textAt(int offset, int room) {
    int length = 0;
    while (length < room && bytes[offset + length] != 0) {
      length++;
    }
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** Whether options follow the header at all (RFC 2131 section 3). */
  public boolean hasCookie() {
    return cookieIn(bytes);
  }

  /** The kind of DHCP message; empty for a BOOTP message. */
  public Optional<MessageType> messageType() {
    return messageType;
  }

  /** The option's value; empty when it is absent or not well-formed for its format. */
  public <T> Optional<T> get(Option<T> option) {
    return options().has(option.code())
        ? option.decode(options().join(option.code()))
        : Optional.empty();
  }

  /** Whether the option is there, well-formed or not. */
  public boolean has(Option<?> option) {
    return options().has(option.code());
  }

  /** Whether an option with this code is there. */
  public boolean has(int code) {
    return options().has(code);
  }

  /** The option's data as it came, pieces joined (RFC 3396 section 7); empty when absent. */
  public Optional<byte[]> raw(int code) {
    return options().has(code) ? Optional.of(options().join(code)) : Optional.empty();
  }

  /** The codes of the options in order of first appearance, each once. */
  public int[] codes() {
    return options().codes();
  }

  /** Bytes on the wire, from op to the last byte, padding included. */
  public int length() {
    return bytes.length;
  }

  /** A copy of exactly the bytes that were parsed or built. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Writes exactly the bytes that were parsed or built; the caller has made room for them. */
  public void write(byte[] to, int offset) {
    System.arraycopy(bytes, 0, to, offset, bytes.length);
  }

  /** One line for logs, escaped. */
  @Override
  public String toString() {
    return MessagePrinter.summary(this);
  }
}

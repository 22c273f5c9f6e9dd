package dhcp.message;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes messages (RFC 2131 section 2); begun by {@link DhcpMessage#request} or {@link
 * DhcpMessage#replyTo}.
 *
 * <p>The order in which options are put is their order on the wire, except that the message type
 * comes first and relay agent information last (RFC 3046 section 2.2). Options 0, 52 and 255 are
 * the builder's own. How options share the room is told at {@link OptionWriter}.
 */
public final class MessageBuilder {
  /** Every IP host takes a datagram of so many bytes (RFC 2131 section 2). */
  public static final int MIN_DATAGRAM = 576;

  /** What fits an Ethernet frame; larger wishes are cut to this, for fragments are easily lost. */
  public static final int MAX_DATAGRAM = 1500;

  /** BOOTP's size: some relay agents and clients drop less (RFC 1542 section 2.1). */
  private static final int MIN_MESSAGE = 300;

  private static final int IP_AND_UDP_HEADERS = 28;

  private final byte[] header = new byte[Header.OPTIONS];
  private final OptionList options = new OptionList();
  private int maxMessage = MIN_DATAGRAM - IP_AND_UDP_HEADERS;
  private List<Integer> omitted = List.of();

  MessageBuilder(Op op, int xid, HardwareAddress chaddr) {
    Bytes.putInt8(header, Header.OP, op.code());
    Bytes.putInt32(header, Header.XID, xid);
    chaddr(chaddr);
    Bytes.putInt32(header, Header.COOKIE, Header.MAGIC_COOKIE);
  }

  /**
   * Everything that a message says. Its size has no bound: the result is for keeping, and more may
   * be put into it than one datagram carries.
   */
  MessageBuilder(DhcpMessage message) {
    this(message.op(), message.xid(), message.chaddr());
    hops(message.hops()).secs(message.secs()).flags(message.flags());
    ciaddr(message.ciaddr()).yiaddr(message.yiaddr());
    siaddr(message.siaddr()).giaddr(message.giaddr());
    // A name may fill its field, with no room for the NUL that ends it in ours.
    sname(shortened(message.sname(), Header.SNAME_LENGTH));
    file(shortened(message.file(), Header.FILE_LENGTH));
    for (int code : message.codes()) {
      if (code != Header.OVERLOAD) {
        putRaw(code, message.raw(code).orElseThrow());
      }
    }
    maxMessage = Integer.MAX_VALUE;
  }

  private static String shortened(String text, int room) {
    return text.substring(0, Math.min(text.length(), room - 1));
  }

  /** Sets how many relay agents have passed the message on, 0 to 255. */
  public MessageBuilder hops(int hops) {
    Bytes.putInt8(header, Header.HOPS, inRange("hops", hops, 0xff));
    return this;
  }

  /** Sets the seconds since the client began; more than 65535 are written as 65535. */
  public MessageBuilder secs(int secs) {
    Bytes.putInt16(header, Header.SECS, inRange("secs", Math.min(secs, 0xffff), 0xffff));
    return this;
  }

  /** Sets all 16 bits of the flags field. */
  public MessageBuilder flags(int flags) {
    Bytes.putInt16(header, Header.FLAGS, inRange("flags", flags, 0xffff));
    return this;
  }

  /** Sets or clears the broadcast flag and leaves the other flags. */
  public MessageBuilder broadcast(boolean broadcast) {
    int others = Bytes.int16(header, Header.FLAGS) & ~Header.BROADCAST_FLAG;
    return flags(broadcast ? others | Header.BROADCAST_FLAG : others);
  }

  /** Sets htype, hlen and chaddr: of another client than the one that asks, in RFC 4388. */
  public MessageBuilder chaddr(HardwareAddress chaddr) {
    Bytes.putInt8(header, Header.HTYPE, chaddr.htype());
    Bytes.putInt8(header, Header.HLEN, chaddr.length());
    Arrays.fill(header, Header.CHADDR, Header.CHADDR + HardwareAddress.MAX_LENGTH, (byte) 0);
    chaddr.write(header, Header.CHADDR);
    return this;
  }

  public MessageBuilder ciaddr(Ipv4Address ciaddr) {
    ciaddr.write(header, Header.CIADDR);
    return this;
  }

  public MessageBuilder yiaddr(Ipv4Address yiaddr) {
    yiaddr.write(header, Header.YIADDR);
    return this;
  }

  public MessageBuilder siaddr(Ipv4Address siaddr) {
    siaddr.write(header, Header.SIADDR);
    return this;
  }

  public MessageBuilder giaddr(Ipv4Address giaddr) {
    giaddr.write(header, Header.GIADDR);
    return this;
  }

  /**
   * Sets the server's name, a byte per character.
   *
   * @throws IllegalArgumentException when it is longer than 63 bytes, as a NUL must follow
   */
  public MessageBuilder sname(String sname) {
    return text("sname", sname, Header.SNAME, Header.SNAME_LENGTH);
  }

  /**
   * Sets the boot file's name, a byte per character.
   *
   * @throws IllegalArgumentException when it is longer than 127 bytes, as a NUL must follow
   */
  public MessageBuilder file(String file) {
    return text("file", file, Header.FILE, Header.FILE_LENGTH);
  }

  private MessageBuilder text(String field, String value, int offset, int room) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length >= room) {
      throw new IllegalArgumentException(
          field + " '" + Text.escape(value) + "' is longer than " + (room - 1) + " bytes");
    }
    Arrays.fill(header, offset, offset + room, (byte) 0);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
    return this;
  }

  /**
   * Adds an option, or replaces its value at the place that it has.
   *
   * @throws IllegalArgumentException naming the value when the option's format has no room for it
   */
  public <T> MessageBuilder put(Option<T> option, T value) {
    return putRaw(option.code(), option.encode(value));
  }

  /**
   * Adds an option from bytes of any number, or replaces its value at the place that it has. The
   * array becomes the builder's: it must not be changed afterwards.
   *
   * @throws IllegalArgumentException for a code that is no option or that the builder writes itself
   */
  public MessageBuilder putRaw(int code, byte[] data) {
    if (code <= Header.PAD || code >= Header.END || code == Header.OVERLOAD) {
      throw new IllegalArgumentException("option " + code + " cannot be put into a message");
    }
    if (code == Options.MESSAGE_TYPE.code() && Options.MESSAGE_TYPE.decode(data).isEmpty()) {
      throw new IllegalArgumentException(Bytes.hex(data) + " is not a message type");
    }
    options.put(code, data);
    return this;
  }

  /** Adds options, or replaces their values at the places that they have. */
  public MessageBuilder putAll(OptionRun run) {
    options.putAll(run.options());
    return this;
  }

  /** The options so far, as they were put. */
  public OptionRun options() {
    return new OptionRun(options);
  }

  public MessageBuilder remove(int code) {
    options.remove(code);
    return this;
  }

  public boolean has(int code) {
    return options.indexOf(code) >= 0;
  }

  /**
   * Sets the most that the receiver takes (RFC 2132 section 9.10).
   *
   * @param ipDatagramBytes the whole IP datagram, 28 bytes of headers included; taken as 576 when
   *     less, as 1500 when more
   */
  public MessageBuilder maxSize(int ipDatagramBytes) {
    maxMessage =
        Math.min(Math.max(ipDatagramBytes, MIN_DATAGRAM), MAX_DATAGRAM) - IP_AND_UDP_HEADERS;
    return this;
  }

  /** The message so far, padded with zeros to at least 300 bytes. The builder may be used again. */
  public DhcpMessage build() {
    OptionWriter writer = new OptionWriter(header, options, maxMessage);
    byte[] bytes = writer.write(MIN_MESSAGE);
    omitted = writer.omitted();
    return DhcpMessage.written(bytes, writer.messageType(), writer.overload());
  }

  /** The codes that the last {@link #build} left out for lack of room, in wire order. */
  public List<Integer> omitted() {
    return omitted;
  }

  private static int inRange(String field, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(field + " " + value + " is not in 0 to " + max);
    }
    return value;
  }
}

package dhcp.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shares the room of one message among its options and writes them into one array.
 *
 * <p>While everything fits the options field, that is all. When it does not, file and then sname
 * take options as well if they are unused and the message type allows it (option 52, RFC 2132
 * section 9.3), each option going whole into the first field that has room, so that receivers that
 * do not join pieces understand it. Only an option over 255 bytes, which must be in pieces anyway,
 * may lie across fields (RFC 3396). What fits nowhere is left out whole; room for the options
 * without which a lease is of no use is kept before all others are placed. Message type, overload
 * and relay agent information stay in the options field.
 */
final class OptionWriter {
  private static final int MESSAGE_TYPE = Options.MESSAGE_TYPE.code();
  private static final int RELAY_AGENT_INFORMATION = Options.RELAY_AGENT_INFORMATION.code();

  /** Kept before others, the most needed first. */
  private static final int[] NEEDED = {
    MESSAGE_TYPE,
    Options.SERVER_IDENTIFIER.code(),
    Options.LEASE_TIME.code(),
    Options.RENEWAL_TIME.code(),
    Options.REBINDING_TIME.code(),
    Options.SUBNET_MASK.code(),
    Options.CLIENT_IDENTIFIER.code(),
    RELAY_AGENT_INFORMATION
  };

  /** Have no option 52, and leave file and sname unused (RFC 2131 tables 3 and 5). */
  private static final Set<MessageType> NEVER_OVERLOADED =
      EnumSet.of(MessageType.NAK, MessageType.DECLINE, MessageType.RELEASE);

  private static final int OVERLOAD_SIZE = 3;

  /** The vendor information field of BOOTP, 64 bytes with the cookie (RFC 1497). */
  private static final int BOOTP_MESSAGE = 300;

  private final byte[] header;
  private final OptionList options;
  private final int maxMessage;
  private final Optional<MessageType> messageType;
  private final boolean mayOverload;
  private final List<Integer> omitted = new ArrayList<>(0);

  private byte[] out = {};
  private Field main = new Field(0, 0);
  private Field file = new Field(0, 0);
  private Field sname = new Field(0, 0);
  private int overload;

  OptionWriter(byte[] header, OptionList options, int maxMessage) {
    int type = options.indexOf(MESSAGE_TYPE);
    this.header = header;
    this.options = options;
    this.maxMessage = type < 0 ? BOOTP_MESSAGE : maxMessage;
    this.messageType =
        type < 0 ? Optional.empty() : Options.MESSAGE_TYPE.decode(options.data(type));
    this.mayOverload = type >= 0 && messageType.filter(NEVER_OVERLOADED::contains).isEmpty();
  }

  Optional<MessageType> messageType() {
    return messageType;
  }

  /** Which of file and sname hold options: the value of option 52, 0 where it is not written. */
  int overload() {
    return overload;
  }

  /** The codes left out, in wire order. */
  List<Integer> omitted() {
    return List.copyOf(omitted);
  }

  /** The whole message, at least so many bytes. */
  byte[] write(int minMessage) {
    int total = Header.OPTIONS + 1;
    for (int i = 0; i < options.size(); i++) {
      total += options.wireSize(i);
    }
    boolean roomy = total <= maxMessage;
    out = Arrays.copyOf(header, roomy ? Math.max(total, minMessage) : maxMessage);
    main = new Field(Header.OPTIONS, out.length - 1);
    if (roomy) {
      for (int i : wireOrder()) {
        main.write(i);
      }
    } else {
      share();
    }
    out[main.at] = (byte) Header.END;
    int length = Math.max(main.at + 1, minMessage);
    return length == out.length ? out : Arrays.copyOf(out, length);
  }

  /** The options' places with the message type first and relay agent information last. */
  private int[] wireOrder() {
    int[] order = new int[options.size()];
    int first = options.indexOf(MESSAGE_TYPE);
    int last = options.indexOf(RELAY_AGENT_INFORMATION);
    int n = 0;
    if (first >= 0) {
      order[n++] = first;
    }
    for (int i = 0; i < order.length; i++) {
      if (i != first && i != last) {
        order[n++] = i;
      }
    }
    if (last >= 0) {
      order[n] = last;
    }
    return order;
  }

  private void share() {
    if (mayOverload && header[Header.FILE] == 0) {
      file = new Field(Header.FILE, Header.FILE + Header.FILE_LENGTH - 1);
    }
    if (mayOverload && header[Header.SNAME] == 0) {
      sname = new Field(Header.SNAME, Header.SNAME + Header.SNAME_LENGTH - 1);
    }
    main.kept = file.free() + sname.free() > 0 ? OVERLOAD_SIZE : 0;
    boolean[] needed = keepRoom();
    boolean relayed = false;
    for (int i : wireOrder()) {
      int size = options.wireSize(i);
      if (options.code(i) == RELAY_AGENT_INFORMATION) {
        relayed = needed[i];
        if (!relayed) {
          omitted.add(RELAY_AGENT_INFORMATION);
        }
      } else if (needed[i]) {
        main.kept -= size;
        main.write(i);
      } else if (!place(i, size)) {
        omitted.add(options.code(i));
      }
    }
    finishOverload();
    if (relayed) {
      main.write(options.indexOf(RELAY_AGENT_INFORMATION));
    }
  }

  /** Keeps room in the options field; says for which of the options. */
  private boolean[] keepRoom() {
    boolean[] needed = new boolean[options.size()];
    for (int code : NEEDED) {
      int i = options.indexOf(code);
      if (i >= 0 && options.wireSize(i) <= main.free()) {
        needed[i] = true;
        main.kept += options.wireSize(i);
      }
    }
    return needed;
  }

  private boolean place(int i, int size) {
    for (Field field : List.of(main, file, sname)) {
      if (size <= field.free()) {
        field.write(i);
        return true;
      }
    }
    int length = options.data(i).length;
    if (length <= 255 || main.dataRoom() + file.dataRoom() + sname.dataRoom() < length) {
      return false;
    }
    int from = main.writePieces(i, 0, main.dataRoom());
    from = file.writePieces(i, from, file.dataRoom());
    sname.writePieces(i, from, sname.dataRoom());
    return true;
  }

  private void finishOverload() {
    overload =
        (file.close() ? Header.OVERLOAD_FILE : 0) | (sname.close() ? Header.OVERLOAD_SNAME : 0);
    if (overload != 0) {
      out[main.at++] = (byte) Header.OVERLOAD;
      out[main.at++] = 1;
      out[main.at++] = (byte) overload;
    }
  }

  /** A part of the message that takes options; one byte for END lies behind its limit. */
  private final class Field {
    private final int start;
    private final int limit;
    private int at;
    private int kept;

    Field(int start, int limit) {
      this.start = start;
      this.limit = limit;
      this.at = start;
    }

    int free() {
      return limit - at - kept;
    }

    /** Bytes of data that fit, when every piece of 255 has a code and a length before it. */
    int dataRoom() {
      int pieces = (free() + 256) / 257;
      return Math.max(0, free() - 2 * pieces);
    }

    void write(int i) {
      writePieces(i, 0, options.data(i).length);
    }

    /** Writes data from an offset on, at most so much, and says where it stopped. */
    int writePieces(int i, int from, int most) {
      byte[] data = options.data(i);
      int end = Math.min(data.length, from + most);
      int next = from;
      do {
        int length = Math.min(255, end - next);
        if (length > 0 || data.length == 0) {
          out[at++] = (byte) options.code(i);
          out[at++] = (byte) length;
          System.arraycopy(data, next, out, at, length);
          at += length;
          next += length;
        }
      } while (next < end);
      return next;
    }

    /** Ends the field if options lie in it; says whether they do. */
    boolean close() {
      if (at > start) {
        out[at] = (byte) Header.END;
      }
      return at > start;
    }
  }
}

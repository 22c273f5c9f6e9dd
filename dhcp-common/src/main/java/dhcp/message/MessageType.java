package dhcp.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of DHCP message, option 53: RFC 2132 section 9.6, RFC 3203 (FORCERENEW) and RFC 4388
 * (leasequery). The types of bulk leasequery travel over TCP only and are not among them.
 */
public enum MessageType {
  DISCOVER(1),
  OFFER(2),
  REQUEST(3),
  DECLINE(4),
  ACK(5),
  NAK(6),
  RELEASE(7),
  INFORM(8),
  FORCERENEW(9),
  LEASEQUERY(10),
  LEASEUNASSIGNED(11),
  LEASEUNKNOWN(12),
  LEASEACTIVE(13);

  /** By code less one, made once because every received message asks. */
  private static final List<Optional<MessageType>> BY_CODE =
      Arrays.stream(values()).map(Optional::of).toList();

  private final int code;

  MessageType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name as RFC 2131 writes it, for example {@code DHCPDISCOVER}. */
  public String rfcName() {
    return "DHCP" + name();
  }

  /** The type with this number; empty when there is none. */
  public static Optional<MessageType> of(int code) {
    return code >= 1 && code <= BY_CODE.size() ? BY_CODE.get(code - 1) : Optional.empty();
  }
}

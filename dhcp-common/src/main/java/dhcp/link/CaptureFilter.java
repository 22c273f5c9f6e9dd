package dhcp.link;

import dhcp.link.Deluge.Strictness;
import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Which frames a link wants: a filter program for the kernel, and the same hardware address check
 * in code, for frames that came in before the program was set.
 */
final class CaptureFilter {
  /** Where things are in a frame, and in the datagram behind its UDP header of 8 bytes. */
  private static final int TYPE = 12;

  private static final int IP = 14;
  private static final int IPV4 = 0x0800;
  private static final int OP = 8;
  private static final int HLEN = OP + 2;
  private static final int COOKIE = OP + 236;
  private static final int SHORTEST = COOKIE + 4;
  private static final int LONGEST_HLEN = 16;
  private static final int MAGIC_COOKIE = 0x63825363;
  private static final int SERVER_PORT = 67;

  private final LinkOptions options;
  private final Set<MacAddress> ours;

  /** The same, to look through quickly: there are few, and many frames. */
  private final long[] oursBits;

  /**
   * @param mac the interface's hardware address now
   */
  CaptureFilter(LinkOptions options, MacAddress mac) {
    this.options = options;
    Set<MacAddress> all = new HashSet<>(options.alsoFor());
    all.add(mac);
    this.ours = Set.copyOf(all);
    this.oursBits = all.stream().mapToLong(MacAddress::bits).toArray();
  }

  /** Whether frames are wanted that the interface's hardware would not let through. */
  boolean needsPromiscuousMode() {
    return options.role() == LinkOptions.Role.ALL_CLIENTS || !options.alsoFor().isEmpty();
  }

  /**
   * The filter as libpcap reads it; UDP with a port means a first fragment. Our own frames are kept
   * out by their source, so that they are not even copied. The word {@code inbound} would do it for
   * all of them, but libpcap loses the first frame with it: it runs the filter in the process for
   * the frames that may have come before the kernel had it, and there it cannot be evaluated.
   */
  String expression(Strictness strictness) {
    return "(arp or (ip and udp and "
        + ports()
        + switch (strictness) {
          case ORDINARY -> "";
          case STRICT -> MESSAGE;
        }
        + "))"
        + stations();
  }

  /**
   * The same as {@link #isMessage} for the kernel, which counts UDP's bytes from its header. To
   * libpcap, {@code and} binds no closer than {@code or}.
   */
  private static final String MESSAGE =
      " and udp[4:2] >= "
          + SHORTEST
          + " and udp["
          + HLEN
          + "] > 0 and udp["
          + HLEN
          + "] <= "
          + LONGEST_HLEN
          + " and udp["
          + COOKIE
          + ":4] = "
          + MAGIC_COOKIE
          + " and ((udp["
          + OP
          + "] = 1 and dst port 67) or (udp["
          + OP
          + "] = 2 and dst port 68))";

  /**
   * Whether a frame that is wanted is what the strict program lets through: ARP, or a datagram with
   * the fixed part of a message for a server or a client.
   */
  boolean isMessage(byte[] frame) {
    if (frame.length < IP || Bytes.int16(frame, TYPE) != IPV4) {
      return true;
    }
    int udp = IP + (frame.length > IP ? (frame[IP] & 0xf) * 4 : 0);
    if (frame.length < udp + SHORTEST || Bytes.int16(frame, udp + 4) < SHORTEST) {
      return false;
    }
    int hlen = Bytes.int8(frame, udp + HLEN);
    return hlen > 0
        && hlen <= LONGEST_HLEN
        && Bytes.int32(frame, udp + COOKIE) == MAGIC_COOKIE
        && frame[udp + OP] == (Bytes.int16(frame, udp + 2) == SERVER_PORT ? 1 : 2);
  }

  /**
   * Servers also listen to what other servers broadcast to clients, and simulated clients to what
   * is sent to a relay agent.
   */
  private String ports() {
    return switch (options.role()) {
      case CLIENT -> "dst port 68";
      case SERVER -> "(dst port 67 or dst port 68)";
      case ALL_CLIENTS -> "not src port 68 and (dst port 67 or dst port 68)";
    };
  }

  private String stations() {
    if (options.role() == LinkOptions.Role.ALL_CLIENTS) {
      return "";
    }
    StringBuilder to = new StringBuilder(" and (ether[0] & 1 != 0");
    StringBuilder from = new StringBuilder();
    for (MacAddress mac : ours) {
      to.append(" or ether dst ").append(mac);
      from.append(" and not ether src ").append(mac);
    }
    return to.append(')').append(from).toString();
  }

  /**
   * Whether a frame is one to listen to: sent to this station or to a group, and not by this
   * station itself, on whatever way it came back.
   */
  boolean wants(byte[] frame) {
    return frame.length >= 2 * MacAddress.LENGTH
        && isForUs(frame)
        && !isOurs(frame, MacAddress.LENGTH);
  }

  private boolean isForUs(byte[] frame) {
    return options.role() == LinkOptions.Role.ALL_CLIENTS
        || (frame[0] & 1) != 0
        || isOurs(frame, 0);
  }

  private boolean isOurs(byte[] frame, int offset) {
    long bits = MacAddress.read(frame, offset).bits();
    for (long one : oursBits) {
      if (one == bits) {
        return true;
      }
    }
    return false;
  }
}

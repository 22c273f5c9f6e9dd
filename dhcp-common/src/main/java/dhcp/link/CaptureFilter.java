package dhcp.link;

import dhcp.net.MacAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Which frames a link wants: a filter program for the kernel, and the same hardware address check
 * in code, for frames that came in before the program was set.
 */
final class CaptureFilter {
  private final LinkOptions options;
  private final Set<MacAddress> ours;

  /**
   * @param mac the interface's hardware address now
   */
  CaptureFilter(LinkOptions options, MacAddress mac) {
    this.options = options;
    Set<MacAddress> all = new HashSet<>(options.alsoFor());
    all.add(mac);
    this.ours = Set.copyOf(all);
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
  String expression() {
    return "(arp or (ip and udp and " + ports() + "))" + stations();
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
        && !ours.contains(MacAddress.read(frame, MacAddress.LENGTH));
  }

  private boolean isForUs(byte[] frame) {
    return options.role() == LinkOptions.Role.ALL_CLIENTS
        || (frame[0] & 1) != 0
        || ours.contains(MacAddress.read(frame, 0));
  }
}

package dhcp.link;

import dhcp.net.MacAddress;
import java.util.Set;

/**
 * How a link is opened.
 *
 * @param role which frames are wanted
 * @param missing what to do when the interface does not exist
 * @param alsoFor hardware addresses besides the interface's that are ours too: frames to them are
 *     taken, which needs promiscuous mode, and frames from them are our own
 */
public record LinkOptions(Role role, Missing missing, Set<MacAddress> alsoFor) {
  /** Which frames are wanted, besides ARP. */
  public enum Role {
    /** What is sent to DHCP servers, and what other servers on the link broadcast. */
    SERVER,
    /** What is sent to DHCP clients. */
    CLIENT,
    /** What is sent to any DHCP client, whatever its hardware address: for simulated clients. */
    ALL_CLIENTS
  }

  /** What to do when the interface does not exist at the start. */
  public enum Missing {
    FAIL,
    WAIT
  }

  public LinkOptions {
    alsoFor = Set.copyOf(alsoFor);
  }

  /** The interface must exist, and only its own hardware address is ours. */
  public static LinkOptions of(Role role) {
    return new LinkOptions(role, Missing.FAIL, Set.of());
  }

  public LinkOptions waiting() {
    return new LinkOptions(role, Missing.WAIT, alsoFor);
  }

  public LinkOptions alsoFor(Set<MacAddress> macs) {
    return new LinkOptions(role, missing, macs);
  }
}

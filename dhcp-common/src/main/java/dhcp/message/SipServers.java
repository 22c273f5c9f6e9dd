package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.List;

/** Outbound SIP servers, by name or by address (RFC 3361 section 3). */
public sealed interface SipServers {

  /**
   * Encoding 0.
   *
   * @param names without the last dot, in the escapes of RFC 4343
   */
  record Names(List<String> names) implements SipServers {}

  /**
   * Encoding 1.
   *
   * @param addresses in order of preference
   */
  record Addresses(List<Ipv4Address> addresses) implements SipServers {}
}

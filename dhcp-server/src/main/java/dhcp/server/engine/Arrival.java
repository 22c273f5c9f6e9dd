package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/**
 * A message and how it came.
 *
 * @param message what was sent
 * @param link the link it came by
 * @param frameSource the Ethernet source: the client, or the router or relay agent that passed it
 *     on
 * @param source the IP source
 * @param destination the IP destination
 * @param sourcePort the UDP source port, 0 to 65535
 */
public record Arrival(
    DhcpMessage message,
    ServerLink link,
    MacAddress frameSource,
    Ipv4Address source,
    Ipv4Address destination,
    int sourcePort) {

  /** Whether a relay agent passed it on (RFC 2131 section 4.1). */
  boolean isRelayed() {
    return !message.giaddr().isAny();
  }

  /** Whether it was sent to the server alone. */
  boolean isUnicast() {
    return link.owns(destination);
  }

  /**
   * Whether the station that sent the frame is not the client that chaddr names. What came through
   * a relay agent or, as a renewal does, through a router never comes from the client itself.
   */
  public boolean hasForeignChaddr() {
    return !isRelayed()
        && message.chaddr().mac().filter(mac -> !mac.equals(frameSource)).isPresent()
        && (message.ciaddr().isAny() || link.reaches(message.ciaddr()) || !isUnicast());
  }

  /** Whether a router passed it on: sent to the server alone by a station on another link. */
  boolean isRouted() {
    return !isRelayed()
        && isUnicast()
        && !link.reaches(source)
        && !message.chaddr().mac().equals(Optional.of(frameSource));
  }
}

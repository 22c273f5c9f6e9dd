package dhcp.client.config;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Optional;

/**
 * A route of a lease that the kernel did not take: another interface has that destination with that
 * metric, say. The lease is of use without it.
 *
 * @param gateway empty when the destination would be on the link itself
 * @param reason the kernel's own words, escaped
 */
public record RefusedRoute(Subnet destination, Optional<Ipv4Address> gateway, String reason) {
  /** The route as it stands in events, such as {@code 10.0.0.0/8 via 192.168.1.1}. */
  public String route() {
    return destination + gateway.map(g -> " via " + g).orElse(" on-link");
  }
}

package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/**
 * A station uses an address that is not its own.
 *
 * @param address the address; unless it is leased, it is now in quarantine
 * @param station who uses it
 * @param against what it collides with
 * @param client whose the address is or was to be; an empty key when nobody's
 */
public record Conflict(Ipv4Address address, MacAddress station, Against against, ClientKey client) {
  /** What a station's use of an address collides with. */
  public enum Against {
    /** Another client holds a lease of it. */
    LEASE,
    /** It is being offered to another client. */
    OFFER,
    /** It would have been given out some time. */
    NOBODY
  }
}

package dhcp.client.machine;

import dhcp.net.MacAddress;
import java.util.Optional;

/**
 * Who asks: the hardware address in chaddr and the client identifier (RFC 2131 section 4.2).
 *
 * @param hardwareAddress the chaddr of every message, and the sender of every ARP packet
 * @param clientId option 61; when empty the option is not sent
 */
public record Identity(MacAddress hardwareAddress, Optional<ClientId> clientId) {
  /** Identified by the hardware address, in chaddr and in option 61. */
  public static Identity of(MacAddress mac) {
    return new Identity(mac, Optional.of(ClientId.of(mac)));
  }

  /** After the interface's address changed: an identifier made from the old one follows. */
  public Identity withHardwareAddress(MacAddress mac) {
    boolean derived = clientId.equals(Optional.of(ClientId.of(hardwareAddress)));
    return derived ? of(mac) : new Identity(mac, clientId);
  }
}
